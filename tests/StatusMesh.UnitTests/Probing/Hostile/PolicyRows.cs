using System.Globalization;
using StatusMesh.Core.Probing;

namespace StatusMesh.UnitTests.Probing.Hostile;

/// <summary>Redirects, answers that ask for something, and HTTP/2 that nobody has offered.</summary>
internal static class PolicyRows
{
    private const string Settings = "\0\0\0\u0004\0\0\0\0\0"; // an empty SETTINGS frame (RFC 9113 §6.5)

    private static readonly Dictionary<string, string> Answers = new()
    {
        ["auth-401-negotiate"] = "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Negotiate\r\nWWW-Authenticate: NTLM\r\nContent-Length: 0\r\n\r\n",
        ["429-retry"] = "HTTP/1.1 429 Too Many\r\nRetry-After: 99999999\r\nContent-Length: 0\r\n\r\n",
        ["403-bot"] = "HTTP/1.1 403 Forbidden\r\ncf-mitigated: challenge\r\nContent-Length: 0\r\n\r\n",
        ["altsvc"] = "HTTP/1.1 200 OK\r\nAlt-Svc: h2=\"127.0.0.1:1\"; ma=9999\r\nContent-Length: 2\r\n\r\nok",
        ["hsts-upgrade"] = "HTTP/1.1 426 Upgrade Required\r\nUpgrade: TLS/1.0\r\nConnection: Upgrade\r\nContent-Length: 0\r\n\r\n",
        ["redir-refresh"] =
            "HTTP/1.1 200 OK\r\nRefresh: 0;url=http://127.0.0.1/\r\nContent-Length: 60\r\n\r\n" +
            "<meta http-equiv=refresh content='0;url=http://127.0.0.1/'> ",
        ["redir-unicode"] = Redirect("http://\u00ef\u00bc\u0091\u00ef\u00bc\u0092\u00ef\u00bc\u0097.0.0.1/"), // 127 in full-width digits, as UTF-8
        ["redir-javascript"] = Redirect("javascript:alert(1)"),
        ["redir-private"] = Redirect("http://169.254.169.254/"),
        ["h2-goaway"] = Settings + "\0\0\u0008\u0007\0\0\0\0\0\0\0\0\0\0\0\0\0",
        ["h2-rststream"] = Settings + "\0\0\u0004\u0003\0\0\0\0\u0001\0\0\0\u0007",
        ["h2-continuation"] = Settings + string.Concat(Enumerable.Repeat("\0\0\u0001\u0009\0\0\0\0\u0001a", 20_000)),
        ["h2-settings"] = string.Concat(Enumerable.Repeat(Settings, 20_000)),
        ["h2-hpack"] = Settings + "\0\u0040\0\u0001\u0004\0\0\0\u0001" + new string('\u00be', 16_384),
        ["h2-window"] = Settings + "\0\0\u0001\u0001\u0004\0\0\0\u0001\u0088",
        ["h3-altsvc"] = "HTTP/1.1 200 OK\r\nAlt-Svc: h3=\":443\"\r\nContent-Length: 2\r\n\r\nok",
    };

    public static async Task<CheckResult> RunAsync(string id, HostileBench bench)
    {
        if (Answers.TryGetValue(id, out var answer))
        {
            bench.Answer(answer);
        }
        else
        {
            var asked = 0;
            bench.Serve(async connection =>
            {
                var request = await connection.ReadRequestAsync();
                var n = Interlocked.Increment(ref asked).ToString(CultureInfo.InvariantCulture);
                await connection.SendAsync(id switch
                {
                    "redir-ab" => Redirect(request.StartsWith("GET /b", StringComparison.Ordinal) ? "/" : "/b"),
                    "redir-endless" => Redirect($"/{n}"),
                    "redir-endless-big" => Redirect($"/{n}", $"X-Big: {new string('a', 20_000)}\r\n"),
                    "redir-cookie" => Redirect("/", "Set-Cookie: seen=1\r\n"),
                    "redir-endless-body" => "HTTP/1.1 302 Found\r\nLocation: /next\r\n\r\n",
                    "head-405" => request.StartsWith("HEAD ", StringComparison.Ordinal) ? "HTTP/1.1 405 No\r\nContent-Length: 0\r\n\r\n" : TcpRows.Ok,
                    _ => throw new ArgumentException($"No server for {id}"),
                });
                while (id == "redir-endless-body")
                {
                    await connection.SendAsync(new string('x', 10_000));
                }
            });
        }

        return await bench.ProbeAsync(follow: id.StartsWith("redir-", StringComparison.Ordinal) && id != "redir-endless-body");
    }

    private static string Redirect(string to, string more = "") => $"HTTP/1.1 302 Found\r\nLocation: {to}\r\n{more}Content-Length: 0\r\n\r\n";
}
