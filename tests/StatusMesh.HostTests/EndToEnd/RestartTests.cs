using System.Text.RegularExpressions;
using StatusMesh.HostTests.Azurite;
using StatusMesh.Testing.Servers;

namespace StatusMesh.HostTests.EndToEnd;

/// <summary>What the mesh knows is in Azurite's tables, and is there again after a restart.</summary>
[Collection(LongRuns.Name)]
public sealed partial class RestartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_restart_keeps_verdicts_and_since_when_they_hold()
    {
        await using var site = new SwitchableSite();
        using var closed = new ClosedPort();
        await MonitorsFile.WriteAsync(_folder, "1h", closed.Url);
        DateTimeOffset upSince;
        DateTimeOffset downSince;
        await using (var host = await RunningHost.StartAsync(_folder))
        {
            _ = host.ConnectionString;
            upSince = (await host.VotesAsync(site.Url, "up up up")).Since;
            downSince = (await host.VotesAsync(closed.Url, "down down down")).Since;
        }

        // Whoever looked now would see it down: the answer must come from the tables.
        await site.StopAsync();
        await using var again = await RunningHost.StartAsync(_folder);
        var up = await again.AskAsync(site.Url, wait: 0);
        var down = await again.VotesAsync(closed.Url, "down down down");

        Assert.Equal(("up", upSince), (up.Verdict, up.Since));
        Assert.Equal(("down", downSince), (down.Verdict, down.Since));
    }

    [Fact]
    public async Task Monitors_snapshots_and_results_are_rows_in_the_tables()
    {
        await using var site = new SwitchableSite();
        await MonitorsFile.WriteAsync(_folder, "1h", site.Url);
        await using var host = await RunningHost.StartAsync(_folder);
        var tables = new StoredState(host.ConnectionString);
        var asked = await host.VotesAsync(site.Url, "up up up");

        var monitor = Assert.Single(await tables.AllAsync("monitors"));
        Assert.Equal((site.Url, "01:00:00"), (monitor["url"], monitor["interval"]));
        var snapshot = Assert.Single(await tables.AllAsync("snapshots"), row => row.ContainsKey("url"));
        Assert.Equal((site.Url, "up", asked.Since.UtcDateTime.ToString("u")), (snapshot["url"], snapshot["verdict"], snapshot["since"]));
        var results = await tables.ResultsAsync();
        Assert.Equal(["americas", "asia", "europe"], results.Select(row => row["region"]).Distinct().Order());
    }

    [Fact]
    public async Task A_monitor_that_is_no_longer_in_the_file_is_gone_after_a_restart()
    {
        await using var kept = new SwitchableSite();
        await using var removed = new SwitchableSite();
        await MonitorsFile.WriteAsync(_folder, "1h", kept.Url, removed.Url);
        await using (var host = await RunningHost.StartAsync(_folder))
        {
            _ = host.ConnectionString;
            Assert.Contains(Uri.EscapeDataString(removed.Url), await PageAsync(host), StringComparison.Ordinal);
        }

        await MonitorsFile.WriteAsync(_folder, "1h", kept.Url);
        await using var again = await RunningHost.StartAsync(_folder);

        var page = await PageAsync(again);
        Assert.Contains(Uri.EscapeDataString(kept.Url), page, StringComparison.Ordinal);
        Assert.DoesNotContain(Uri.EscapeDataString(removed.Url), page, StringComparison.Ordinal);
        Assert.Equal(kept.Url, Assert.Single(await new StoredState(again.ConnectionString).AllAsync("monitors"))["url"]);
    }

    [Fact]
    [Trait("Scenario", "M08")]
    public async Task A_host_that_is_killed_in_the_middle_of_its_work_loses_no_result_and_no_message()
    {
        // More than a region works on at once, so that some messages are under way and others wait.
        const int Sites = 12;
        var hangs = true;
        await using var site = RawServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            await (Volatile.Read(ref hangs) ? connection.HangAsync() : connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
        });
        await using var steady = new SwitchableSite();
        await MonitorsFile.WriteAsync(_folder, "1h", steady.Url);
        var urls = Enumerable.Range(1, Sites).Select(number => $"{site.Url}{number}").ToList();
        HashSet<string> stored;
        await using (var host = await RunningHost.StartAsync(_folder))
        {
            var tables = new StoredState(host.ConnectionString);
            await host.VotesAsync(steady.Url, "up up up");
            await Task.WhenAll(urls.Select(url => host.AskAsync(url, wait: 0)));
            await Poll.UntilAsync(tables.ProbeMessagesAsync, counts => counts.All(count => count == Sites), counts => string.Join(' ', counts));
            Assert.NotEmpty(site.Requests);
            stored = await tables.ResultKeysAsync();
            await host.KillAsync();
        }

        Assert.NotEmpty(stored);
        await ShowMessagesAsync();
        Volatile.Write(ref hangs, false);
        await using var again = await RunningHost.StartAsync(_folder);
        var after = new StoredState(again.ConnectionString);

        await Poll.UntilAsync(
            async () => (await after.AllAsync("snapshots")).Where(row => urls.Contains(row.GetString("url") ?? "") && row.GetString("verdict") == "up").ToList(),
            up => up.Count == Sites,
            up => $"{up.Count} of {Sites} were probed without being asked for again.{Environment.NewLine}{again.Output}");
        await Poll.UntilAsync(after.ProbeMessagesAsync, counts => counts.All(count => count == 0), counts => string.Join(' ', counts));
        Assert.Superset(stored, await after.ResultKeysAsync());
        Assert.Equal("up", (await again.AskAsync(steady.Url)).Verdict);
    }

    public void Dispose() => _folder.Dispose();

    private static Task<string> PageAsync(RunningHost host) => host.Client.GetStringAsync(new Uri("", UriKind.Relative), Token);

    /// <summary>Messages that the killed host held are hidden for two minutes. This is as if those were over.</summary>
    private async Task ShowMessagesAsync()
    {
        var file = Path.Combine(_folder["data"], "azurite", "__azurite_db_queue__.json");
        var text = await File.ReadAllTextAsync(file, Token);
        Assert.Matches(VisibleAt(), text);
        await File.WriteAllTextAsync(file, VisibleAt().Replace(text, "\"timeNextVisible\":0"), Token);
    }

    [GeneratedRegex("\"timeNextVisible\":[0-9]+")]
    private static partial Regex VisibleAt();
}
