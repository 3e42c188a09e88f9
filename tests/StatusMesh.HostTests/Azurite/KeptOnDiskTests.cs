using System.Diagnostics;

namespace StatusMesh.HostTests.Azurite;

/// <summary>What was stored is there again, however the run before has ended.</summary>
public sealed class KeptOnDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Rows_and_messages_survive_a_restart()
    {
        await using (var first = await RunningAzurite.StartAsync(_folder["data"]))
        {
            await RunningAzurite.WriteAsync(first.Endpoints, "one");
        }

        await using var second = await RunningAzurite.StartAsync(_folder["data"]);
        Assert.Equal(["one"], await RunningAzurite.RowsAsync(second.Endpoints));
        Assert.Equal(["one"], await RunningAzurite.MessagesAsync(second.Endpoints));
    }

    [Fact(Timeout = 60_000)]
    public async Task When_the_host_is_killed_Azurite_ends_and_has_kept_everything()
    {
        await using (await RunningAzurite.StartAsync(_folder["probe"]))
        {
            // Skips here where there is no Node.js.
        }

        using var host = await VictimHost.StartAsync(_folder["data"]);
        using var node = Process.GetProcessById(host.NodeProcessId);
        await RunningAzurite.WriteAsync(host.Endpoints, "last word");
        host.Kill();
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);

        await using var second = await RunningAzurite.StartAsync(_folder["data"]);
        Assert.Equal(["last word"], await RunningAzurite.RowsAsync(second.Endpoints));
        Assert.Equal(["last word"], await RunningAzurite.MessagesAsync(second.Endpoints));
    }

    [Fact]
    public async Task A_host_that_starts_while_the_old_Azurite_still_writes_waits_for_it()
    {
        var first = await RunningAzurite.StartAsync(_folder["data"]);
        var second = RunningAzurite.StartAsync(_folder["data"]);
        var chance = Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Same(chance, await Task.WhenAny(second, chance));
        await RunningAzurite.WriteAsync(first.Endpoints, "late");
        await first.DisposeAsync();

        await using var running = await second;
        Assert.Equal(["late"], await RunningAzurite.RowsAsync(running.Endpoints));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_row_reaches_the_disk_without_anybody_stopping_Azurite()
    {
        await using var azurite = await RunningAzurite.StartAsync(_folder["data"]);
        await RunningAzurite.WriteAsync(azurite.Endpoints, "saved-by-itself");

        var file = Path.Combine(_folder["data"], "__azurite_db_table__.json");
        while (!(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Contains("saved-by-itself", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose() => _folder.Dispose();
}
