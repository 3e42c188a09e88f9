using System.Text;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;
using StatusMesh.Testing.Servers;

namespace StatusMesh.UnitTests.Probing;

/// <summary>What a target can make a probe use. Alone, because the memory of the whole process is measured.</summary>
[Collection(nameof(BoundsTests))]
[CollectionDefinition(nameof(BoundsTests), DisableParallelization = true)]
public sealed class BoundsTests
{
    private const int MostAllocated = 2 * 1024 * 1024;

    public static TheoryData<string, string, int> Greedy => new()
    {
        { "a body without end", "HTTP/1.1 200 OK\r\n\r\n" + new string('x', 1000), 1000 },
        { "chunks of one byte", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + Repeat("1\r\nx\r\n", 20_000), 1 },
        { "fields of one byte", "HTTP/1.1 200 OK\r\n" + Repeat("a:\n", 10_000) + "\r\n", 1 },
        { "one field folded thousands of times", "HTTP/1.1 200 OK\r\nX: a\r\n" + Repeat(" b\n", 10_000) + "\r\n", 1 },
        { "lengths without end", "HTTP/1.1 200 OK\r\nContent-Length: 1" + Repeat(",1", 15_000) + "\r\n\r\nx", 1 },
        { "codings without end", "HTTP/1.1 200 OK\r\nTransfer-Encoding: a" + Repeat(",A", 15_000) + "\r\n\r\nx", 1 },
        { "interim answers without end", "HTTP/1.1 103 Early\r\n\r\n", 10_000 },
        { "an error page of control characters", "HTTP/1.1 500 No\r\n\r\n" + new string('\u0001', 100_000), 1 },
        { "one long line", new string('x', 200_000), 1 },
        { "a status line without end", "HTTP/1.1 200 " + new string('x', 200_000), 1 },
        { "redirects with heads of 20 KB", $"HTTP/1.1 302 Found\r\nX: {new string('a', 20_000)}\r\nLocation: ?\r\n\r\n", 1 },
    };

    [Theory]
    [MemberData(nameof(Greedy))]
    public async Task A_greedy_target_costs_little_memory(string what, string answer, int repeats)
    {
        var bytes = Encoding.Latin1.GetBytes(answer);
        var hops = 0;
        var connector = new CannedConnector(() =>
        {
            // The next hop must be another URL, or the loop would be seen at once.
            var text = hops++ == 0 ? bytes : Encoding.Latin1.GetBytes(answer.Replace("?", $"?{hops}", StringComparison.Ordinal));
            return new CannedStream(text, repeats);
        });
        var prober = new HttpProber(new Dialer(new Hostile.OneAddressResolver(), connector, TargetPolicy.Public), TimeProvider.System);
        var request = new ProbeRequest(ProbeBench.Target("http://site.example.com/", TargetPolicy.Public), TimeSpan.FromSeconds(10)) { FollowRedirects = true };
        await prober.ProbeAsync(request, TestContext.Current.CancellationToken);

        hops = 0;
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var result = await prober.ProbeAsync(request, TestContext.Current.CancellationToken);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        Assert.True(allocated <= MostAllocated, $"{what}: {allocated} bytes, {result.Failure}");
    }

    [Fact]
    public async Task A_thousand_hostile_probes_leave_nothing_open()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self/fd"), "Only Linux lists the open files of a process.");
        await ProbeHostileAsync(50);
        var (files, timers) = (OpenFiles(), Timer.ActiveCount);

        await ProbeHostileAsync(1000);

        // What is closed may take a moment to be gone, on a busy machine; what leaks stays.
        for (var look = 0; look < 50 && (OpenFiles() > files + 9 || Timer.ActiveCount > timers + 9); look++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        // The runtime may open a file or start a timer of its own; one for every hundred probes would be a leak.
        Assert.InRange(OpenFiles(), 0, files + 9);
        Assert.InRange(Timer.ActiveCount, 0, timers + 9);
    }

    /// <summary>Resets, silence, garbage, a cut body, an endless body and a broken handshake in turn.</summary>
    private static async Task ProbeHostileAsync(int count)
    {
        var turn = 0;
        await using var server = RawServer.Start(async connection =>
        {
            switch (Interlocked.Increment(ref turn) % 6)
            {
                case 0:
                    connection.Reset();
                    break;
                case 1:
                    await connection.HangAsync();
                    break;
                case 2:
                    await connection.ReadRequestAsync();
                    await connection.SendAsync("220 mail.example.com ESMTP\r\n");
                    break;
                case 3:
                    await connection.ReadRequestAsync();
                    await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello");
                    break;
                case 4:
                    await connection.ReadRequestAsync();
                    await connection.SendAsync("HTTP/1.1 200 OK\r\n\r\n" + new string('x', 200_000));
                    break;
                default:
                    await connection.Stream.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false, connection.Stop);
                    break;
            }
        });
        var prober = ProbeBench.Prober();
        for (var i = 0; i < count; i++)
        {
            var scheme = i % 5 == 0 ? "https" : "http";
            var request = new ProbeRequest(ProbeBench.Target($"{scheme}://127.0.0.1:{server.Port}/"), TimeSpan.FromMilliseconds(30));
            await prober.ProbeAsync(request, TestContext.Current.CancellationToken);
        }
    }

    private static int OpenFiles() => Directory.EnumerateFileSystemEntries("/proc/self/fd").Count();

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private sealed class CannedConnector(Func<Stream> open) : IConnector
    {
        public Task<Stream> ConnectAsync(string host, System.Net.IPEndPoint endPoint, CancellationToken cancellationToken) => Task.FromResult(open());
    }
}
