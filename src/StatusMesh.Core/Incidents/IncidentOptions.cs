using StatusMesh.Core.Consensus;

namespace StatusMesh.Core.Incidents;

/// <summary>When trouble becomes an incident.</summary>
public sealed record IncidentOptions
{
    /// <summary>Time that a target must be down before an incident opens, and up before it closes: <c>Alerts:After</c>, 0..1 h. Default 30 s.</summary>
    public TimeSpan After { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time within which trouble that comes back belongs to the same incident.</summary>
    public static TimeSpan Reopens { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Time that <paramref name="verdict"/> must last. Partial trouble passes more often by itself than a whole outage: four times as long.</summary>
    public TimeSpan Patience(Verdict verdict) => verdict is Verdict.Regional or Verdict.Degraded ? After * 4 : After;
}
