using StatusMesh.Core.Monitors.Expect;
using StatusMesh.Core.Monitors.Heartbeats;

namespace StatusMesh.Core.Monitors;

/// <summary>A monitor that is to be registered.</summary>
/// <param name="Target">What is checked.</param>
/// <param name="Name">What people call it, 1..100 characters.</param>
/// <param name="Interval">Time between two checks from one region, 5 s..1 d.</param>
public sealed record MonitorDraft(Target Target, string Name, TimeSpan Interval)
{
    /// <summary>What its owner expects of the answer; null: the general rule.</summary>
    public Expectations? Expect { get; init; }

    /// <summary>How it is asked; null: a plain GET.</summary>
    public RequestSettings? Request { get; init; }

    /// <summary>Names of the channels that hear of its incidents; null: all, empty: none.</summary>
    public IReadOnlyList<string>? Alerts { get; init; }

    /// <summary>What a job promises, of a heartbeat monitor; else null.</summary>
    public HeartbeatSettings? Heartbeat { get; init; }
}
