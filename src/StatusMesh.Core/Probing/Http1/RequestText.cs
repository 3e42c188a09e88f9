using System.Text;
using StatusMesh.Core.Monitors;

namespace StatusMesh.Core.Probing.Http1;

/// <summary>The request that a probe sends (RFC 9112 §3). No cookies, no credentials, nothing of the visitor.</summary>
internal static class RequestText
{
    /// <summary>How we name ourselves to targets.</summary>
    public const string UserAgent = "Mozilla/5.0 (compatible; StatusMesh/0.1; status check)";

    /// <summary>The bytes of a GET for <paramref name="target"/>.</summary>
    public static byte[] Get(Target target)
    {
        var host = target.Host.Contains(':', StringComparison.Ordinal) ? $"[{target.Host}]" : target.Host;
        var isDefaultPort = target.Port == (target.IsHttps ? 443 : 80);
        return Encoding.ASCII.GetBytes(
            $"GET {target.PathAndQuery} HTTP/1.1\r\n" +
            $"Host: {host}{(isDefaultPort ? "" : $":{target.Port}")}\r\n" +
            $"User-Agent: {UserAgent}\r\n" +
            "Accept: text/html,*/*;q=0.8\r\n" +
            "Accept-Encoding: identity\r\n" +
            "Connection: close\r\n\r\n");
    }
}
