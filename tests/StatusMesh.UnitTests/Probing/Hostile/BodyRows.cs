using System.IO.Compression;
using System.Text;
using StatusMesh.Core.Probing;

namespace StatusMesh.UnitTests.Probing.Hostile;

/// <summary>Servers whose body is broken, without end or not where they say.</summary>
internal static class BodyRows
{
    private const string Head = "HTTP/1.1 200 OK\r\n";
    private const string Chunked = Head + "Transfer-Encoding: chunked\r\n\r\n";

    private static readonly string Gzip = Compress(stream => new GZipStream(stream, CompressionLevel.Optimal), 200_000);

    /// <summary>What is sent once the request has been read. Latin-1: one character is one byte.</summary>
    private static readonly Dictionary<string, string> Answers = new()
    {
        ["cl-dup-same"] = Head + "Content-Length: 2\r\nContent-Length: 2\r\n\r\nok",
        ["cl-dup-diff"] = Head + "Content-Length: 2\r\nContent-Length: 3\r\n\r\nok!",
        ["cl-neg"] = Head + "Content-Length: -1\r\n\r\nhello!",
        ["cl-overflow"] = Head + "Content-Length: 18446744073709551616\r\n\r\nok",
        ["cl-and-te"] = Head + "Content-Length: 100\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        ["te-wrong-order"] = Head + "Transfer-Encoding: chunked, gzip\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        ["te-xchunked"] = Head + "Transfer-Encoding: xchunked\r\n\r\nok",
        ["304-body"] = "HTTP/1.1 304 Not Modified\r\nContent-Length: 2\r\n\r\nok",
        ["extra-bytes"] = TcpRows.Ok + "HTTP/1.1 500 Other\r\nContent-Length: 0\r\n\r\n",
        ["chunk-bad"] = Chunked + "ZZ\r\nok\r\n0\r\n\r\n",
        ["chunk-overflow"] = Chunked + "FFFFFFFFFFFFFFFFF\r\nok\r\n0\r\n\r\n",
        ["chunk-neg"] = Chunked + "-1\r\nok\r\n0\r\n\r\n",
        ["chunk-noend"] = Chunked + "5\r\nhello\r\n",
        ["chunk-nocrlf"] = Chunked + "2\r\nokXX0\r\n\r\n",
        ["chunk-ext-huge"] = Chunked + "2;a=" + new string('a', 100_000) + "\r\nok\r\n0\r\n\r\n",
        ["chunk-trailer-nul"] = Chunked + "2\r\nok\r\n0\r\nX\0A: b\0\r\n\r\n",
        ["br-bomb"] = Coded("br", Compress(stream => new BrotliStream(stream, CompressionLevel.Optimal), 20_000_000)),
        ["gzip-double"] = Coded("gzip, gzip", Gzip),
        ["zstd-window"] = Coded("zstd", "\u0028\u00b5\u002f\u00fd\0\u0088\u0001\0\0"), // a frame that asks for 128 MB (RFC 8878 §3.1.1.1.2)
        ["gzip-trunc"] = Coded("gzip", Gzip[..(Gzip.Length / 2)]),
        ["enc-unknown"] = Coded("xyz", "ok"),
        ["enc-unasked"] = Coded("gzip", Gzip),
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
                case "chunk-trailer-flood":
                    await connection.SendAsync(Chunked + "2\r\nok\r\n0\r\n");
                    while (true)
                    {
                        await connection.SendAsync("X-A: b\r\n");
                    }

                case "body-10gb-stall":
                    await connection.SendAsync(Head + "Content-Length: 10000000000\r\n\r\nhello");
                    await bench.HangAsync(connection);
                    break;
                case "body-endless":
                    await connection.SendAsync(Head + "\r\n");
                    while (true)
                    {
                        await connection.SendAsync(new string('x', 10_000));
                    }

                case "body-endless-chunked":
                    await connection.SendAsync(Chunked);
                    while (true)
                    {
                        await connection.SendAsync("1\r\nx\r\n");
                    }

                case "body-rst":
                    await connection.SendAsync(Head + "Content-Length: 10\r\n\r\nhello");
                    connection.Reset();
                    break;
                default:
                    throw new ArgumentException($"No server for {id}");
            }
        });
        return await bench.ProbeAsync();
    }

    private static string Coded(string coding, string body) => $"{Head}Content-Encoding: {coding}\r\nContent-Length: {body.Length}\r\n\r\n{body}";

    private static string Compress(Func<Stream, Stream> coder, int zeros)
    {
        using var compressed = new MemoryStream();
        using (var stream = coder(compressed))
        {
            stream.Write(new byte[zeros]);
        }

        return Encoding.Latin1.GetString(compressed.ToArray());
    }
}
