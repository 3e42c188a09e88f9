using System.Text;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Expect;

namespace StatusMesh.Core.Probing.Http1;

/// <summary>The request that a probe sends (RFC 9112 §3). No cookies, no credentials but those of the monitor, nothing of the visitor.</summary>
internal static class RequestText
{
    /// <summary>How we name ourselves to targets.</summary>
    public const string UserAgent = "Mozilla/5.0 (compatible; StatusMesh/0.1; status check)";

    private static readonly RequestHeader[] Defaults = [new("User-Agent", UserAgent), new("Accept", "text/html,*/*;q=0.8")];

    /// <summary>The bytes of a request for <paramref name="target"/>; fields of the monitor replace ours of the same name.</summary>
    public static byte[] Of(Target target, RequestSettings settings)
    {
        var host = target.Host.Contains(':', StringComparison.Ordinal) ? $"[{target.Host}]" : target.Host;
        var isDefaultPort = target.Port == (target.IsHttps ? 443 : 80);
        var body = Encoding.UTF8.GetBytes(settings.Body ?? "");
        var head = new StringBuilder()
            .Append(settings.Method.ToString().ToUpperInvariant()).Append(' ').Append(target.PathAndQuery).Append(" HTTP/1.1\r\n")
            .Append("Host: ").Append(host).Append(isDefaultPort ? "" : $":{target.Port}").Append("\r\n");
        foreach (var header in Defaults.Where(ours => !settings.Headers.Any(header => header.Name.Equals(ours.Name, StringComparison.OrdinalIgnoreCase))))
        {
            head.Append(header.Name).Append(": ").Append(header.Value).Append("\r\n");
        }

        foreach (var header in settings.Headers)
        {
            head.Append(header.Name).Append(": ").Append(header.Value).Append("\r\n");
        }

        if (settings.Method is RequestMethod.Post or RequestMethod.Put)
        {
            head.Append("Content-Length: ").Append(body.Length).Append("\r\n");
        }

        head.Append("Accept-Encoding: identity\r\nConnection: close\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head.ToString()), .. body];
    }
}
