using StatusMesh.HostTests.Azurite;

namespace StatusMesh.HostTests.EndToEnd;

[Collection(LongRuns.Name)]
public sealed class DemoTests : IDisposable
{
    private const int Ports = 9;

    private static readonly string[] Verdicts = ["up", "up", "down", "regional", "maintenance", "blocked"];
    private static readonly string[] Names = ["shop", "library", "tickets", "radio", "museum", "forum"];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_demo_shows_every_kind_of_trouble()
    {
        var port = FreeRow();
        await using var host = await StartAsync(port);
        var urls = Names.Select((name, index) => $"http://{name}.localhost:{port + index}/").ToList();

        foreach (var (url, verdict) in urls.Zip(Verdicts))
        {
            var asked = await host.AskUntilAsync(url, asked => asked.Verdict == verdict && !asked.Votes.Contains("silent", StringComparison.Ordinal));
            Assert.True(asked.Body.GetProperty("demo").GetBoolean());
        }

        var token = TestContext.Current.CancellationToken;
        var regions = await Poll.UntilAsync(
            () => host.Client.GetStringAsync(new Uri("api/regions", UriKind.Relative), token), json => json.Split("\"state\":\"fit\"").Length == 4, json => json);
        Assert.DoesNotContain("\"answered\":false", regions, StringComparison.Ordinal);
        var page = await host.Client.GetStringAsync(new Uri("", UriKind.Relative), token);
        Assert.All(urls, url => Assert.Contains(Uri.EscapeDataString(url), page, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The demo's own control hosts are part of it, so the setting of the other tests must not be there.</summary>
    private Task<RunningHost> StartAsync(int port) =>
        RunningHost.StartAsync(_folder, ["--demo", $"--LocalHost:DemoPort={port}"], searchPath: null);

    /// <summary>First of nine free ports in a row.</summary>
    private static int FreeRow()
    {
        while (true)
        {
            // Below the ports that systems give to clients.
            var first = Random.Shared.Next(10_000, 30_000);
            if (Enumerable.Range(first, Ports).All(LoopbackPort.IsFree))
            {
                return first;
            }
        }
    }
}
