using Azure.Core;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StatusMesh.Adapters.InMemory;
using StatusMesh.Adapters.Tables;
using StatusMesh.Core.History;
using StatusMesh.Core.Mesh;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.Testing.Contracts;
using Xunit;

namespace StatusMesh.AzuriteTests.History;

/// <summary>What history costs: requests that the real adapters send to a real Azurite, with 100 monitors in 3 regions.</summary>
public sealed class HistoryRequestsTests : IDisposable
{
    // Of a year that no other test writes results to.
    private static readonly DateTimeOffset Noon = new(2032, 6, 15, 12, 0, 0, TimeSpan.Zero);

    private static readonly MeshOptions Mesh = new()
    {
        Regions = [.. new[] { "europe", "americas", "asia" }.Select(name => new RegionOptions { Name = name, Title = name })],
    };

    private readonly string _shard = Samples.FreshShard();
    private readonly RequestCount _requests = new();
    private readonly FakeTimeProvider _time = new(Noon);
    private readonly InMemoryMonitorStore _registrations = new();
    private readonly MonitorDirectory _monitors;
    private readonly TableResultStore _results;
    private readonly TableHistoryStore _history;

    public HistoryRequestsTests(AzuriteFixture azurite)
    {
        var options = new TableClientOptions();
        options.AddPolicy(_requests, HttpPipelinePosition.PerRetry);
        var service = new TableServiceClient(azurite.ConnectionString, options);
        _results = new TableResultStore(service);
        _history = new TableHistoryStore(service);
        _monitors = new MonitorDirectory(_registrations, new InMemoryMaintenanceStore(), _time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _monitors.Dispose();

    [Fact]
    public async Task Rolling_an_hour_up_takes_nine_requests_and_nothing_to_do_takes_none()
    {
        await RegisterAsync();
        await WriteAsync(Noon, Noon.AddHours(3));
        var roller = new HistoryRoller(_history, _results, _monitors, Mesh, _time, NullLogger<HistoryRoller>.Instance);
        await RollAsync(roller, Noon.AddHours(1.3)); // creates the tables, finds the week before empty
        _requests.Take();

        await RollAsync(roller, Noon.AddHours(2.3));
        Assert.Equal(9, _requests.Take());
        await RollAsync(roller, Noon.AddHours(2.9));
        Assert.Equal(0, _requests.Take());

        // A node that starts anew looks at the week, and rolls up one more hour.
        var restarted = new HistoryRoller(_history, _results, _monitors, Mesh, _time, NullLogger<HistoryRoller>.Instance);
        await RollAsync(restarted, Noon.AddHours(3.3));
        Assert.InRange(_requests.Take(), 1, 30);
        var stored = await _history.ReadAsync(_shard, Noon, Noon.AddHours(3), Token);
        Assert.Equal([60, 60, 60], stored.Select(hour => hour.Targets.Max(target => target.Verdicts.Count(UptimeFormula.IsUp))));
        Assert.All(stored, hour => Assert.Equal((100, 180), (hour.Targets.Count, hour.Targets[7].Made)));
    }

    [Fact]
    public async Task Uptime_of_a_hundred_monitors_takes_six_requests_a_minute_when_somebody_asks()
    {
        var monitors = await RegisterAsync();
        await WriteAsync(Noon, Noon.AddMinutes(20));
        _time.SetUtcNow(Noon.AddMinutes(20));
        var live = new LiveHours(_history, _results, _monitors, Mesh, _time);
        var uptimes = new UptimeReader(_history, live, _monitors, Mesh, _time, NullLogger<UptimeReader>.Instance);
        _requests.Take();

        foreach (var monitor in monitors)
        {
            Assert.Equal(100, (await uptimes.ReadAsync(monitor, Token)).Day?.Percent);
        }

        // Hours that may be open, results of three regions, numbers of a week, months.
        Assert.Equal(6, _requests.Take());
    }

    private async Task<IReadOnlyList<MonitorRegistration>> RegisterAsync()
    {
        var monitors = Enumerable.Range(0, 100).Select(n => Samples.Monitor(n) with
        {
            Interval = TimeSpan.FromMinutes(1),
            Shard = _shard,
            RegisteredAt = Noon,
        }).ToList();
        foreach (var monitor in monitors)
        {
            await _registrations.PutAsync(monitor, Token);
        }

        return monitors;
    }

    private async Task WriteAsync(DateTimeOffset from, DateTimeOffset to)
    {
        for (var minute = from; minute < to; minute = minute.AddMinutes(1))
        {
            foreach (var (region, position) in Mesh.Regions.Select((region, position) => (region.Name, position)))
            {
                await _results.WriteAsync(Batch(region, minute.AddSeconds(20 * position)), Token);
            }
        }
    }

    private BatchResults Batch(string region, DateTimeOffset tick) => new()
    {
        BatchId = $"{tick.ToUnixTimeMilliseconds()}-S",
        Region = region,
        Shard = _shard,
        Tick = tick,
        Results =
        [
            .. Enumerable.Range(0, 100).Select(n => new CheckResult
            {
                TargetId = Samples.TargetId(n),
                At = tick,
                Timings = new PhaseTimings { TotalMs = 20 + n },
                Status = 200,
            }),
        ],
    };

    private Task RollAsync(HistoryRoller roller, DateTimeOffset at)
    {
        _time.SetUtcNow(at);
        return roller.RollAsync(Token);
    }
}
