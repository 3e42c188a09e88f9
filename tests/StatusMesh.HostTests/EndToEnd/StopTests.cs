using StatusMesh.HostTests.Azurite;
using StatusMesh.Testing.Servers;

namespace StatusMesh.HostTests.EndToEnd;

[Collection(LongRuns.Name)]
public sealed class StopTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("INT")] // Ctrl+C
    [InlineData("TERM")]
    public async Task A_host_ends_without_a_word_of_complaint(string signal)
    {
        await using var host = await RunningHost.StartAsync(_folder);

        await host.StopAsync(signal);

        Assert.DoesNotContain("warning:", host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("error:", host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_is_stopped_amid_a_check_gives_it_back_and_the_next_one_makes_it()
    {
        var hangs = true;
        await using var site = RawServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            await (Volatile.Read(ref hangs) ? connection.HangAsync() : connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
        });
        await using (var host = await RunningHost.StartAsync(_folder))
        {
            _ = host.ConnectionString;
            await host.AskAsync(site.Url, wait: 0);
            await Poll.UntilAsync(() => site.Requests.Count == 3, () => host.Output);
        }

        Volatile.Write(ref hangs, false);
        await using var again = await RunningHost.StartAsync(_folder);
        var state = new StoredState(again.ConnectionString);

        await Poll.UntilAsync(
            async () => (await state.AllAsync("snapshots")).Any(row => row.GetString("url") == site.Url && row.GetString("verdict") == "up"),
            isUp => isUp,
            _ => again.Output);
    }

    public void Dispose() => _folder.Dispose();
}
