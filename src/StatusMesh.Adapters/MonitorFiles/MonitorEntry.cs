using StatusMesh.Core.Maintenance;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Expect;
using StatusMesh.Core.Monitors.Heartbeats;

namespace StatusMesh.Adapters.MonitorFiles;

/// <summary>A monitor as a monitors file describes it.</summary>
public sealed record MonitorEntry
{
    /// <summary>Line of its URL in the file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>What is checked; no two entries of a file have the same.</summary>
    public required Target Target { get; init; }

    /// <summary>What people call it, 1..100 characters; the host or the id when the file names none.</summary>
    public required string Name { get; init; }

    /// <summary>Time between two checks from one region, 5 s..1 d.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary>How it is asked; null: a plain GET.</summary>
    public RequestSettings? Request { get; init; }

    /// <summary>What is expected of the answer; null: the general rule.</summary>
    public Expectations? Expect { get; init; }

    /// <summary>Its own maintenance windows; none when it has none.</summary>
    public IReadOnlyList<MaintenanceWindow> Maintenance { get; init; } = [];

    /// <summary>Names of the channels that hear of its incidents; null: all, empty: none.</summary>
    public IReadOnlyList<string>? Alerts { get; init; }

    /// <summary>What a job promises, of a heartbeat monitor; else null.</summary>
    public HeartbeatSettings? Heartbeat { get; init; }

    /// <summary>The monitor to register.</summary>
    public MonitorDraft ToDraft() => new(Target, Name, Interval) { Expect = Expect, Request = Request, Alerts = Alerts, Heartbeat = Heartbeat };
}
