using System.Runtime.InteropServices;
using System.Security.Cryptography;
using StatusMesh.Core.Status;

namespace StatusMesh.Core.Monitors.Heartbeats;

/// <summary>Takes the calls of jobs.</summary>
public sealed class BeatReceiver(MonitorDirectory monitors, IBeatStore beats, OnDemandChecks checks, TimeProvider time)
{
    /// <summary>Stores a call; false when no monitor has <paramref name="secret"/>.</summary>
    /// <exception cref="StorageUnavailableException">The call could not be stored.</exception>
    public async Task<bool> ReceiveAsync(string secret, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        if (Find(await monitors.GetAsync(cancellationToken), HeartbeatSettings.HashOf(secret)) is not { } monitor)
        {
            return false;
        }

        var previous = await beats.WriteAsync(monitor.Target.Id, at, cancellationToken);
        if (previous is null || at - previous > monitor.Heartbeat!.Patience)
        {
            await LookNowAsync(monitor, at, cancellationToken);
        }

        return true;
    }

    /// <summary>Compares with every monitor to the end, so that the time that it takes says nothing of how much of a hash was right.</summary>
    private static MonitorRegistration? Find(MonitorIndex index, string hash)
    {
        MonitorRegistration? found = null;
        foreach (var monitor in index.All)
        {
            if (monitor.Heartbeat is { SecretHash: var own }
                && CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(own.AsSpan()), MemoryMarshal.AsBytes(hash.AsSpan())))
            {
                found = monitor;
            }
        }

        return found;
    }

    /// <summary>Who was overdue is up again; the regions need not find that out at their next tick only.</summary>
    private async Task LookNowAsync(MonitorRegistration monitor, DateTimeOffset at, CancellationToken cancellationToken)
    {
        try
        {
            await checks.AskAsync(monitor.Target, monitor, at, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            // The call is stored, and that is what the job was promised. The next tick sees it.
        }
    }
}
