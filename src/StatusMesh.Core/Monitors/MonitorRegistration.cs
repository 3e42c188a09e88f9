using StatusMesh.Core.Monitors.Expect;
using StatusMesh.Core.Monitors.Heartbeats;

namespace StatusMesh.Core.Monitors;

/// <summary>A target that someone registered.</summary>
public sealed record MonitorRegistration
{
    /// <summary>What is checked. One target has at most one registration.</summary>
    public required Target Target { get; init; }

    /// <summary>What people call it, 1..100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Time between two checks from one region, 5 s..1 d.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary>What its owner expects of the answer; null: the general rule.</summary>
    public Expectations? Expect { get; init; }

    /// <summary>How it is asked; null: a plain GET. May hold secrets: no API answers with it.</summary>
    public RequestSettings? Request { get; init; }

    /// <summary>Names of the channels that hear of its incidents; null: all, empty: none.</summary>
    public IReadOnlyList<string>? Alerts { get; init; }

    /// <summary>What a job promises, of a heartbeat monitor; else null. No API answers with it.</summary>
    public HeartbeatSettings? Heartbeat { get; init; }

    /// <summary>The shard of 100 monitors that it belongs to, for example <c>m-00003</c>; given at registration, never changed.</summary>
    public required string Shard { get; init; }

    /// <summary>Who registered it; whoever did may take it away again.</summary>
    public required MonitorSource Source { get; init; }

    /// <summary>When it was registered, UTC; checks are expected from then on. Null when nobody noted it.</summary>
    public DateTimeOffset? RegisteredAt { get; init; }

    /// <inheritdoc/>
    public bool Equals(MonitorRegistration? other) =>
        other is not null
        && (Target, Name, Interval, Expect, Request, Heartbeat, Shard, Source, RegisteredAt)
            == (other.Target, other.Name, other.Interval, other.Expect, other.Request, other.Heartbeat, other.Shard, other.Source, other.RegisteredAt)
        && (Alerts is null ? other.Alerts is null : other.Alerts is not null && Alerts.SequenceEqual(other.Alerts));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Target, Name, Interval, Shard, Source, RegisteredAt);
}
