using StatusMesh.Core.Status;

namespace StatusMesh.Adapters.Tables;

/// <summary>Row keys of a shard: target ids are hexadecimal, so that heartbeats sort behind all of them.</summary>
internal static class SnapshotKeys
{
    /// <summary>First row key that can be a heartbeat's.</summary>
    public const string HeartbeatsFrom = "heartbeat-";

    /// <summary>First row key after all heartbeats: '.' follows '-'.</summary>
    public const string HeartbeatsTo = "heartbeat.";

    /// <summary>Row key of a region's heartbeat.</summary>
    public static string Heartbeat(string region) => HeartbeatsFrom + region;

    /// <summary>True for the row key of a heartbeat.</summary>
    public static bool IsHeartbeat(string rowKey) => rowKey.StartsWith(HeartbeatsFrom, StringComparison.Ordinal);

    /// <summary>True for a snapshot without any vote from <paramref name="before"/> or later.</summary>
    public static bool IsOlder(Snapshot snapshot, DateTimeOffset before) => !snapshot.Votes.Any(vote => vote.CheckedAt >= before);

    /// <summary>Passes when <paramref name="snapshots"/> and <paramref name="heartbeats"/> may be saved at once.</summary>
    /// <exception cref="ArgumentException">There are more than 100, or one is there twice.</exception>
    public static void Check(IReadOnlyList<Versioned<Snapshot>> snapshots, IReadOnlyList<Versioned<Heartbeat>> heartbeats) =>
        TableLimits.CheckRows([.. snapshots.Select(item => item.Value.Id), .. heartbeats.Select(item => Heartbeat(item.Value.Region))]);
}
