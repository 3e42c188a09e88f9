using System.Globalization;

namespace StatusMesh.Core.Probing.Batches;

/// <summary>A message to the prober of one region: targets of one shard that are due together.</summary>
public sealed record ProbeBatch
{
    /// <summary>Schema version of the message.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Schema version, <see cref="CurrentVersion"/>.</summary>
    public int V { get; init; } = CurrentVersion;

    /// <summary>Id of the batch, made of what it is, so that the same batch asked for twice is stored once.</summary>
    public string Id => string.Create(
        CultureInfo.InvariantCulture, $"{Tick.ToUnixTimeMilliseconds()}-{Reason.ToString()[0]}{(Reason == ProbeReason.Scheduled ? "" : Targets[0].Id[..12])}");

    /// <summary>Region that is to probe.</summary>
    public required string Region { get; init; }

    /// <summary>Shard of all targets.</summary>
    public required string Shard { get; init; }

    /// <summary>When the targets were due, UTC, whole milliseconds.</summary>
    public required DateTimeOffset Tick { get; init; }

    /// <summary>Why they are probed.</summary>
    public required ProbeReason Reason { get; init; }

    /// <summary>1..100 targets.</summary>
    public required IReadOnlyList<BatchTarget> Targets { get; init; }
}
