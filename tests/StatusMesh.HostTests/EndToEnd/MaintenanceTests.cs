using System.Globalization;
using StatusMesh.HostTests.Azurite;
using StatusMesh.Testing.Servers;

namespace StatusMesh.HostTests.EndToEnd;

[Collection(LongRuns.Name)]
public sealed class MaintenanceTests : IDisposable
{
    /// <summary>Time for the host to start and for all regions to see the site down, with the slowness of a busy machine.</summary>
    private static readonly TimeSpan Open = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_site_that_is_down_is_in_maintenance_until_its_window_closes_and_down_from_then_on()
    {
        var site = new SwitchableSite();
        await site.DisposeAsync();
        var now = TimeProvider.System.GetUtcNow();
        var (from, to) = (Seconds(now.AddMinutes(-5)), Seconds(now + Open));
        await File.WriteAllTextAsync(
            _folder["monitors.yaml"],
            $$"""
            monitors:
              - url: {{site.Url}}
                interval: 5s
                maintenance: { title: Move, once: { from: {{Local(from)}}, to: {{Local(to)}} } }
            """,
            TestContext.Current.CancellationToken);
        await using var host = await RunningHost.StartAsync(_folder);

        var inside = await host.VotesAsync(site.Url, "down down down");
        Assert.SkipUnless(inside.CheckedAt < to, "The host took longer to start than the window is open.");
        var maintenance = inside.Body.GetProperty("maintenance");
        Assert.Equal(("maintenance", "unknown", from), (inside.Verdict, inside.Answer, inside.Since));
        Assert.Equal(("Move", from, to), (maintenance.GetProperty("title").GetString(), maintenance.GetProperty("from").GetDateTimeOffset(), maintenance.GetProperty("to").GetDateTimeOffset()));
        await host.BadgeAsync(site.Url, "maintenance");

        var after = await host.AskUntilAsync(site.Url, asked => asked.Verdict == "down");

        Assert.Equal(("everyone", to), (after.Answer, after.Since));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, after.Body.GetProperty("maintenance").ValueKind);
        Assert.DoesNotContain("up ->", host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("new -> down", host.Output, StringComparison.Ordinal);
        await host.BadgeAsync(site.Url, "down");
    }

    public void Dispose() => _folder.Dispose();

    private static DateTimeOffset Seconds(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());

    private static string Local(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
