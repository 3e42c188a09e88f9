using StatusMesh.Core.Maintenance;
using StatusMesh.Core.Status;

namespace StatusMesh.Core.Monitors;

/// <summary>The registrations and their planned maintenance as this node knows them: in memory, read again every 30 s.</summary>
public sealed class MonitorDirectory(IMonitorStore store, IMaintenanceStore maintenance, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _reading = new(1);
    private volatile State? _state;

    /// <summary>The registrations, at most 30 s old while storage answers.</summary>
    public async ValueTask<MonitorIndex> GetAsync(CancellationToken cancellationToken)
    {
        var state = _state;
        return state is { IsExpired: false } && time.GetElapsedTime(state.ReadAt) < Life ? state.Index : await ReadAsync(state, cancellationToken);
    }

    /// <summary>Reads the registrations at the next call, because they have just been changed.</summary>
    public void Expire() => _state = _state is { } state ? state with { IsExpired = true } : null;

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private async Task<MonitorIndex> ReadAsync(State? seen, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            // Somebody else may have read while we waited.
            if (_state is { } state && !ReferenceEquals(state, seen))
            {
                return state.Index;
            }

            // Plans first: a monitor is never known without those that were made before it.
            var plans = new MaintenanceIndex(await maintenance.ListAsync(cancellationToken));
            var index = new MonitorIndex(await store.ListAsync(cancellationToken)) { Maintenance = plans };
            _state = new State(index, time.GetTimestamp(), IsExpired: false);
            return index;
        }
        catch (StorageUnavailableException) when (seen is not null)
        {
            // What was registered a minute ago is most likely registered still.
            return seen.Index;
        }
        finally
        {
            _reading.Release();
        }
    }

    private sealed record State(MonitorIndex Index, long ReadAt, bool IsExpired);
}
