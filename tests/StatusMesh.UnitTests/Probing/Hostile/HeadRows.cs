using StatusMesh.Core.Probing;

namespace StatusMesh.UnitTests.Probing.Hostile;

/// <summary>Servers whose head is broken.</summary>
internal static class HeadRows
{
    private const string End = "Content-Length: 2\r\n\r\nok";

    private static readonly string Long = new('a', 100_000);

    /// <summary>What is sent once the request has been read. Latin-1: one character is one byte.</summary>
    private static readonly Dictionary<string, string> Answers = new()
    {
        ["garbage"] = "BANANA\r\n\r\n",
        ["http09"] = "hello\r\n",
        ["http09-long"] = "<html>\r\n<body>\r\nhello\r\n</body>\r\n</html>\r\n",
        ["http10"] = "HTTP/1.0 200 OK\r\n\r\nok",
        ["http20line"] = "HTTP/2.0 200 OK\r\n" + End,
        ["icy"] = "ICY 200 OK\r\n" + End,
        ["status-2digit"] = "HTTP/1.1 99 X\r\n" + End,
        ["status-4digit"] = "HTTP/1.1 2000 X\r\n" + End,
        ["status-neg"] = "HTTP/1.1 -12 X\r\n" + End,
        ["status-100digits"] = "HTTP/1.1 " + new string('2', 100) + " X\r\n" + End,
        ["status-letters"] = "HTTP/1.1 2OO X\r\n" + End,
        ["status-999"] = "HTTP/1.1 999 Request denied\r\nContent-Length: 0\r\n\r\n",
        ["no-reason"] = "HTTP/1.1 200\r\n" + End,
        ["reason-space"] = "HTTP/1.1 200 \r\n" + End,
        ["reason-nul"] = "HTTP/1.1 200 O\0K\r\n" + End,
        ["reason-esc"] = "HTTP/1.1 200 \u001b[31m<script>alert(1)</script>\r\n" + End,
        ["reason-64k"] = $"HTTP/1.1 200 {Long}\r\n" + End,
        ["bare-lf"] = "HTTP/1.1 200 OK\nContent-Length: 2\n\nok",
        ["lowercase"] = "http/1.1 200 OK\r\n" + End,
        ["hdr-nul-value"] = "HTTP/1.1 200 OK\r\nServer: a\0b\r\n" + End,
        ["hdr-nul-name"] = "HTTP/1.1 200 OK\r\nX\0A: b\r\n" + End,
        ["hdr-no-colon"] = "HTTP/1.1 200 OK\r\nbroken header line\r\n" + End,
        ["hdr-empty-name"] = "HTTP/1.1 200 OK\r\n: b\r\n" + End,
        ["hdr-space-colon"] = "HTTP/1.1 200 OK\r\nServer : b\r\n" + End,
        ["hdr-fold"] = "HTTP/1.1 200 OK\r\nServer: a\r\n b\r\n" + End,
        ["hdr-fold-first"] = "HTTP/1.1 200 OK\r\n X-A: b\r\n" + End,
        ["hdr-cr"] = "HTTP/1.1 200 OK\r\nServer: a\rb\r\n" + End,
        ["hdr-utf8"] = "HTTP/1.1 200 OK\r\nServer: \u00e2\u0082\u00ac\r\n" + End,
        ["hdr-unterminated"] = "HTTP/1.1 200 OK\r\nServer: a\r\n",
        ["hdr-one-100k"] = $"HTTP/1.1 200 OK\r\nX-A: {Long}\r\n" + End,
        ["101"] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
        ["100-only"] = "HTTP/1.1 100 Continue\r\n\r\n",
    };

    public static async Task<CheckResult> RunAsync(string id, HostileBench bench)
    {
        if (Answers.TryGetValue(id, out var answer))
        {
            bench.Answer(answer);
            return await bench.ProbeAsync();
        }

        bench.Serve(async connection =>
        {
            await connection.ReadRequestAsync();
            switch (id)
            {
                case "hdr-endless":
                    await connection.SendAsync("HTTP/1.1 200 OK\r\n");
                    while (true)
                    {
                        await connection.SendAsync("X-A: b\r\n");
                    }

                case "hdr-slow":
                    await bench.DripAsync(connection, "HTTP/1.1 200 OK\r\nServer: a\r\n" + End);
                    break;
                case "1xx-endless":
                    while (true)
                    {
                        await connection.SendAsync("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n");
                    }

                case "1xx-slow-endless":
                    bench.Stall();
                    while (true)
                    {
                        await connection.SendAsync("HTTP/1.1 102 Processing\r\n\r\n");
                        await Task.Delay(TimeSpan.FromMilliseconds(300), bench.Time, connection.Stop);
                    }

                default:
                    throw new ArgumentException($"No server for {id}");
            }
        });
        return await bench.ProbeAsync();
    }
}
