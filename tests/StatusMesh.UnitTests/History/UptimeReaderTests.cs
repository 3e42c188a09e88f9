using System.Net;
using System.Net.Sockets;
using Azure.Data.Tables;
using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Status;
using StatusMesh.UnitTests.Consensus;
using static StatusMesh.UnitTests.History.Checks;

namespace StatusMesh.UnitTests.History;

public sealed class UptimeReaderTests : IAsyncLifetime
{
    private static readonly MonitorRegistration Registered = Site with { RegisteredAt = Votes.Noon };

    private readonly HistoryBench _bench = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _bench.RegisterAsync(Registered);

    public ValueTask DisposeAsync()
    {
        _bench.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Without_a_check_every_period_is_null() => Assert.Equal(UptimeAnswer.None, await _bench.UptimeAsync());

    [Fact]
    public async Task The_minutes_of_the_hour_under_way_count_at_once()
    {
        await _bench.WriteAsync(Every(0, 10, 200));
        _bench.Time.SetUtcNow(Votes.Noon.AddMinutes(10.5));

        var uptime = await _bench.UptimeAsync();

        Assert.All([uptime.Day, uptime.Week, uptime.Month, uptime.Quarter], figure => Assert.Equal(new UptimeFigure(100, 100), figure));
    }

    [Fact]
    public async Task Hours_that_are_not_rolled_up_yet_count()
    {
        await _bench.WriteAsync(Every(0, 60, 502).Concat(Every(60, 120, 200)).Concat(Every(120, 125, 200)));
        _bench.Time.SetUtcNow(Votes.Noon.AddMinutes(125));

        var before = await _bench.UptimeAsync();
        await _bench.RollAtAsync(133);
        _bench.Uptimes.Expire();
        await _bench.WriteAsync(Every(125, 133, 200));
        var after = await _bench.UptimeAsync();

        // 12:00 and 13:00 are rolled up by then, and not counted twice.
        Assert.Equal(2, (await _bench.StoredAsync()).Count);
        Assert.Equal((100, 100), (before.Day!.Coverage, after.Day!.Coverage));
        Assert.Equal(65 / 125.0 * 100, before.Day.Percent, 0.01);
        Assert.Equal(73 / 133.0 * 100, after.Day.Percent, 0.01);
    }

    [Fact]
    public async Task Within_a_minute_the_answer_comes_from_memory_and_later_from_storage()
    {
        await _bench.WriteAsync(Every(0, 10, 200));
        _bench.Time.SetUtcNow(Votes.Noon.AddMinutes(10));
        Assert.Equal(100, (await _bench.UptimeAsync()).Day!.Percent);

        await _bench.WriteAsync(Every(10, 20, 502));
        _bench.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(100, (await _bench.UptimeAsync()).Day!.Percent);

        _bench.Time.SetUtcNow(Votes.Noon.AddMinutes(25));
        Assert.Equal(10 / 21.0 * 100, (await _bench.UptimeAsync()).Day!.Percent, 0.01);
    }

    [Fact]
    public async Task Many_callers_get_the_same_reading()
    {
        await _bench.WriteAsync(Every(0, 10, 200));
        _bench.Time.SetUtcNow(Votes.Noon.AddMinutes(10));

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(_bench.UptimeAsync)));

        Assert.Single(answers.Distinct(ReferenceEqualityComparer.Instance));
    }

    [Fact]
    public async Task Storage_that_is_away_costs_the_answer_its_uptime_only()
    {
        using var bench = new HistoryBench(Store(port: 1));
        await bench.RegisterAsync(Registered);

        Assert.Equal(UptimeAnswer.None, await bench.UptimeAsync());
    }

    [Fact]
    public async Task An_answer_does_not_wait_for_storage_that_hangs()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var bench = new HistoryBench(Store(((IPEndPoint)listener.LocalEndpoint).Port));
        await bench.RegisterAsync(Registered);

        var answer = bench.UptimeAsync();
        using var client = await listener.AcceptTcpClientAsync(Token); // it has asked, and gets no answer
        Assert.False(answer.IsCompleted);
        bench.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(UptimeAnswer.None, await answer);
        bench.Time.Advance(TimeSpan.FromMinutes(1)); // ends the reading
    }

    private static TableHistoryStore Store(int port) => new(new TableServiceClient(
        $"DefaultEndpointsProtocol=http;AccountName=a;AccountKey=c2VjcmV0;TableEndpoint=http://127.0.0.1:{port}/a;",
        new TableClientOptions { Retry = { MaxRetries = 0 } }));
}
