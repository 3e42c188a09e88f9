using StatusMesh.Core.Probing.Http1;

namespace StatusMesh.Core.Probing;

/// <summary>Which header fields of an answer are kept as evidence: those that name a hop or its reason, never cookies or content.</summary>
internal static class EvidenceHeaders
{
    private static readonly HashSet<string> Allowed =
    [
        "server", "via", "x-powered-by", "proxy-status", "retry-after", "location", "content-type", "content-length", "date", "age", "allow",
        "cf-ray", "cf-mitigated", "cf-cache-status", "x-cache", "x-amz-cf-id", "x-amzn-waf-action", "x-amzn-errortype", "x-served-by", "x-timer",
        "x-varnish", "x-azure-ref", "x-vercel-error", "x-vercel-id", "x-nf-request-id", "x-envoy-upstream-service-time", "x-akamai-request-id",
        "x-iinfo", "x-sucuri-id", "x-datadome", "www-authenticate",
    ];

    /// <summary>The kept fields of <paramref name="head"/>, first value of each, cut and freed of control characters.</summary>
    public static IReadOnlyDictionary<string, string> Of(HttpHead head)
    {
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in head.Fields)
        {
            if (Allowed.Contains(name))
            {
                kept.TryAdd(name, Evidence.Clean(value));
            }
        }

        return kept;
    }
}
