using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StatusMesh.Adapters.InMemory;
using StatusMesh.Core.History;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.Core.Status;
using StatusMesh.UnitTests.Consensus;

namespace StatusMesh.UnitTests.History;

/// <summary>Roller and reader over stores in memory, on a clock that stands until it is moved.</summary>
internal sealed class HistoryBench : IDisposable
{
    private readonly InMemoryMonitorStore _registrations = new();

    public HistoryBench(IHistoryStore? history = null)
    {
        History = history ?? new InMemoryHistoryStore();
        Monitors = new MonitorDirectory(_registrations, new InMemoryMaintenanceStore(), Time);
        Live = new LiveHours(History, Results, Monitors, Votes.Mesh, Time);
        Uptimes = new UptimeReader(History, Live, Monitors, Votes.Mesh, Time, NullLogger<UptimeReader>.Instance);
        Roller = NewRoller();
    }

    public FakeTimeProvider Time { get; } = new(Votes.Noon);

    public InMemoryResultStore Results { get; } = new();

    public IHistoryStore History { get; }

    public MonitorDirectory Monitors { get; }

    public LiveHours Live { get; }

    public UptimeReader Uptimes { get; }

    public HistoryRoller Roller { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A roller that remembers nothing, as after a restart.</summary>
    public HistoryRoller NewRoller() => new(History, Results, Monitors, Votes.Mesh, Time, NullLogger<HistoryRoller>.Instance);

    public Task RegisterAsync(MonitorRegistration monitor) => _registrations.PutAsync(monitor, Token);

    public async Task WriteAsync(params IEnumerable<BatchResults> batches)
    {
        foreach (var batch in batches)
        {
            await Results.WriteAsync(batch, Token);
        }
    }

    /// <summary>Moves the clock to <paramref name="minute"/> after noon and rolls up.</summary>
    public Task RollAtAsync(double minute)
    {
        Time.SetUtcNow(Votes.Noon.AddMinutes(minute));
        return Roller.RollAsync(Token);
    }

    public Task<IReadOnlyList<HourHistory>> StoredAsync() => History.ReadAsync("m-00000", Votes.Noon.AddDays(-30), Votes.Noon.AddDays(30), Token);

    /// <summary>Hours after noon of the stored rows.</summary>
    public async Task<IEnumerable<double>> StoredHoursAsync() => (await StoredAsync()).Select(hour => (hour.Hour - Votes.Noon).TotalHours);

    public async Task<UptimeNumbers?> DayAsync(DateOnly day)
    {
        var months = await History.ReadMonthsAsync("m-00000", day, day, Token);
        return months.Count == 0 ? null : months[0].Value.Find(Checks.Site.Target.Id, day);
    }

    public async Task<UptimeAnswer> UptimeAsync() => await Uptimes.ReadAsync(Checks.Site, Token);

    public void Dispose() => Monitors.Dispose();
}
