using System.Globalization;
using System.Text.Json;
using StatusMesh.Core.Json;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;
using StatusMesh.Testing.Servers;
using StatusMesh.UnitTests.Monitors;
using StatusMesh.UnitTests.Probing.Hostile;

namespace StatusMesh.UnitTests.Probing.Redirects;

/// <summary>The rows of <c>Data/ssrf-corpus.tsv</c> that need a resolver or a chain of redirects, with the real dialer.</summary>
public sealed class RedirectCorpusTests
{
    public static IEnumerable<TheoryDataRow<int, string>> Rows => TargetCorpus.Rows.Values
        .Where(row => row.Stage is "resolve" or "redirect")
        .Select(row => new TheoryDataRow<int, string>(row.Line, row.Why));

    [Fact]
    public void The_corpus_is_complete() => Assert.Equal(47, Rows.Count());

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Only_addresses_that_the_corpus_allows_are_dialled(int line, string why)
    {
        var row = TargetCorpus.Rows[line];
        var columns = (await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Data", "ssrf-corpus.tsv"), TestContext.Current.CancellationToken))[line - 1].Split('\t');
        var names = new ScriptedNames(columns[6]);
        await using var bench = new HostileBench { Resolver = names };
        Serve(bench, row.Url, JsonSerializer.Deserialize<string>($"\"{columns[9]}\"")!);
        if (columns[6] == "TIMEOUT")
        {
            bench.Stall();
        }

        var result = await bench.ProbeAsync(row.Url, follow: true);

        Assert.True(row.Reason == ReasonOf(result), $"{row.Reason} expected, {ReasonOf(result)} seen: {why}");
        Assert.All(bench.Connector.Dialled, endPoint => Assert.Contains(endPoint.Address.ToString(), AllowedIn(row, names)));
        Assert.Equal(row.Reason == "ok", result.Failure is null && row.Reason != "not-followed");
    }

    // Before a redirect is refused, the site that sends it has to be asked.
    private static IEnumerable<string> AllowedIn(TargetCorpusRow row, ScriptedNames names) =>
        row.Dial != "-" ? row.Dial.Split(',')
        : row.Stage == "redirect" ? names.Addresses.Where(address => AddressRule.Refuses(address) is null).Select(address => address.ToString())
        : [];

    private static string ReasonOf(CheckResult result) => result.Failure switch
    {
        null when result is { Status: 200, Redirects.Count: 0 } && result.Headers.ContainsKey("x-powered-by") => "not-followed",
        null => "ok",
        { Refusal: { } reason } => Kebab.Name(reason),
        { Phase: ProbePhase.Dns } => "dns-error",
        { Cause: Cause.RedirectLoop } => "redirect-loop",
        var other => other.Cause.ToString(),
    };

    /// <summary>The chain is <c>status location ; status location</c>, one for each request; then comes a 200.</summary>
    private static void Serve(HostileBench bench, string url, string chain)
    {
        var hops = chain == "-" ? [] : chain.Split(" ; ");
        var asked = -1;
        async Task AnswerAsync(RawConnection connection)
        {
            await connection.ReadRequestAsync();
            var hop = hops.ElementAtOrDefault(Math.Min(Interlocked.Increment(ref asked), chain.Contains("hop17", StringComparison.Ordinal) ? 0 : int.MaxValue));
            await connection.SendAsync(hop?.Split(' ', 2) switch
            {
                null => TcpRows.Ok,
                ["refresh", var value] => $"HTTP/1.1 200 OK\r\nRefresh: {value}\r\nX-Powered-By: refresh\r\nContent-Length: 0\r\n\r\n",
                [var status, var location] => $"HTTP/1.1 {int.Parse(status, CultureInfo.InvariantCulture)} Moved\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n",
                _ => throw new ArgumentException(hop),
            });
        }

        // One server for both schemes, by the port that was dialled.
        bench.Serve(async connection =>
        {
            if (bench.Connector.Dialled[^1].Port is 443 or 8443)
            {
                await TlsServer.With(AnyName, inside: AnswerAsync)(connection);
            }
            else
            {
                await AnswerAsync(connection);
            }
        });
        Assert.SkipWhen(TestAuthority.NotTrusted is not null && url.StartsWith("https", StringComparison.Ordinal), TestAuthority.NotTrusted ?? "");
    }

    private static readonly System.Security.Cryptography.X509Certificates.X509Certificate2 AnyName =
        TestAuthority.Issue(TestCertificate.For("*.example.com", "*.fakedomain.com", "*.example.org"));
}
