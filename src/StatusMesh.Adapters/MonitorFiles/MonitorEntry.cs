using StatusMesh.Core.Monitors;

namespace StatusMesh.Adapters.MonitorFiles;

/// <summary>A monitor as a monitors file describes it.</summary>
public sealed record MonitorEntry
{
    /// <summary>Line of its URL in the file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>What is checked; no two entries of a file have the same.</summary>
    public required Target Target { get; init; }

    /// <summary>What people call it, 1..100 characters; the host when the file names none.</summary>
    public required string Name { get; init; }

    /// <summary>Time between two checks from one region, 5 s..1 d.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary>Statuses that count as up; null: the general rule (2xx and 3xx).</summary>
    public StatusSet? ExpectedStatus { get; init; }
}
