using System.Net;
using System.Text;
using StatusMesh.HostTests.Azurite;

namespace StatusMesh.HostTests.EndToEnd;

[Collection(LongRuns.Name)]
public sealed class HeartbeatTests : IDisposable
{
    private const string Fast = "heartbeat://fast";
    private const string Slow = "heartbeat://slow";
    private const string FastSecret = "fast-Zq3_xU9-fast-Zq3_xU9-fast-Zq3";
    private const string SlowSecret = "slow-Zq3_xU9-slow-Zq3_xU9-slow-Zq3";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TemporaryFolder _folder = new();

    public HeartbeatTests() => File.WriteAllText(_folder["monitors.yaml"], $$"""
        monitors:
          - heartbeat: { id: fast, secret: {{FastSecret}}, every: 10s, grace: 0s }
            interval: 5s
          - heartbeat: { id: slow, secret: {{SlowSecret}}, every: 1d }
            interval: 1h
            name: The slow job
        """);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_is_up_while_it_calls_and_down_when_it_stays_away_and_its_secret_stands_nowhere()
    {
        await using var host = await RunningHost.StartAsync(_folder);
        var waiting = await host.VotesAsync(Slow, "awaited awaited awaited");
        Assert.Equal(("unknown", "We are waiting for slow to call."), (waiting.Verdict, waiting.Body.GetProperty("headline").GetString()));

        // Nobody looks at it for an hour by itself: the call has made the regions look.
        await CallAsync(host, SlowSecret);
        await host.VotesAsync(Slow, "up up up");

        await CallUntilUpAsync(host);
        var called = TimeProvider.System.GetUtcNow();
        await CallAsync(host, FastSecret);
        var down = await host.VotesAsync(Fast, "down down down");
        Assert.Equal(("down", "fast has not called in time."), (down.Verdict, down.Body.GetProperty("headline").GetString()));
        Assert.All(["europe", "americas", "asia"], region => Assert.Equal("heartbeat-missing", down.CauseIn(region)));
        Assert.True(down.Since > called + Patience - TimeSpan.FromSeconds(1), $"Called at {called:O}, down since {down.Since:O}");

        var up = await CallUntilUpAsync(host);
        Assert.True(up.Since >= down.Since);
        Assert.All(up.Regions, region => Assert.Equal(System.Text.Json.JsonValueKind.Null, region.GetProperty("timings").ValueKind));

        await AssertNothingToldAsync(host);
    }

    [Fact]
    public async Task A_host_that_slept_does_not_accuse_a_job_of_having_been_silent_meanwhile()
    {
        await using var host = await RunningHost.StartAsync(_folder);
        await CallUntilUpAsync(host);

        await host.SleepAsync(() => Task.Delay(Patience + TimeSpan.FromSeconds(3), TimeProvider.System, Token));
        var awake = await host.AskUntilAsync(Fast, asked => !asked.Votes.Contains("up", StringComparison.Ordinal));

        Assert.Equal("awaited awaited awaited", awake.Votes);
    }

    public void Dispose() => _folder.Dispose();

    private static Uri PathOf(string secret) => new($"api/heartbeat/{secret}", UriKind.Relative);

    private static async Task CallAsync(RunningHost host, string secret)
    {
        using var response = await host.Client.PostAsync(PathOf(secret), content: null, Token);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    /// <summary>Calls as often as it asks, so that the job is in time however slow this machine is.</summary>
    private static Task<Asked> CallUntilUpAsync(RunningHost host) => Poll.UntilAsync(
        async () =>
        {
            await CallAsync(host, FastSecret);
            return await host.AskAsync(Fast);
        },
        asked => asked.Votes == "up up up" && asked.Verdict == "up",
        asked => $"{asked.Body}{Environment.NewLine}{host.Output}");

    private async Task AssertNothingToldAsync(RunningHost host)
    {
        var told = new StringBuilder();
        foreach (var path in new[] { "", $"?url={Fast}", $"?url={Slow}", $"api/status?url={Slow}", "api/regions", $"api/badge?url={Fast}", $"api/heartbeat/{FastSecret}x" })
        {
            using var response = await host.Client.GetAsync(new Uri(path, UriKind.Relative), Token);
            told.AppendLine(await response.Content.ReadAsStringAsync(Token));
        }

        Assert.Contains("The slow job", told.ToString(), StringComparison.Ordinal);
        using var head = new HttpRequestMessage(HttpMethod.Head, PathOf(FastSecret));
        using var preview = await host.Client.SendAsync(head, Token);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, preview.StatusCode);

        await host.StopAsync();
        told.AppendLine(host.Output);
        foreach (var file in Directory.EnumerateFiles(_folder["data"], "*", SearchOption.AllDirectories))
        {
            told.AppendLine(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Token)));
        }

        Assert.DoesNotContain(FastSecret, told.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(SlowSecret, told.ToString(), StringComparison.OrdinalIgnoreCase);
    }
}
