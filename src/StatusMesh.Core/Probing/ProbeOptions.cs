using System.Net;
using StatusMesh.Core.Monitors;

namespace StatusMesh.Core.Probing;

/// <summary>How targets are probed: section <c>Probe</c>.</summary>
public sealed record ProbeOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Probe";

    /// <summary>Budget of a whole probe, 1 s..1 min. Default 10 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Budget of the first, short look at a monitor that was up and quick, 0.5 s..<see cref="Timeout"/>. Default 2 s.</summary>
    public TimeSpan FirstTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Resolvers to ask; empty means the system's.</summary>
    public IReadOnlyList<IPEndPoint> NameServers { get; init; } = [];

    /// <summary>What may be probed.</summary>
    public TargetPolicy Policy { get; init; } = TargetPolicy.Public;
}
