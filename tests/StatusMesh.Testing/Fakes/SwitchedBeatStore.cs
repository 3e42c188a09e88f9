using StatusMesh.Core.Monitors.Heartbeats;
using StatusMesh.Core.Status;

namespace StatusMesh.Testing.Fakes;

/// <summary>A store that can be away.</summary>
public sealed class SwitchedBeatStore(IBeatStore inner) : IBeatStore
{
    /// <summary>What every call throws; null: it goes on.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Calls so far, failed ones included.</summary>
    public int Calls { get; private set; }

    /// <summary>As if the account did not answer.</summary>
    public static Exception Away { get; } = new StorageUnavailableException("away", new IOException());

    private IBeatStore Reached
    {
        get
        {
            Calls++;
            return Fault is null ? inner : throw Fault;
        }
    }

    /// <inheritdoc/>
    public async Task<DateTimeOffset?> WriteAsync(string targetId, DateTimeOffset at, CancellationToken cancellationToken) =>
        await Reached.WriteAsync(targetId, at, cancellationToken);

    /// <inheritdoc/>
    public async Task<DateTimeOffset?> ReadAsync(string targetId, CancellationToken cancellationToken) => await Reached.ReadAsync(targetId, cancellationToken);
}
