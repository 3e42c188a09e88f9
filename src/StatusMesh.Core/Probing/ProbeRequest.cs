using System.Net;
using StatusMesh.Core.Monitors;

namespace StatusMesh.Core.Probing;

/// <summary>What to probe and how long it may take.</summary>
/// <param name="Target">The target.</param>
/// <param name="Timeout">Budget of the whole probe.</param>
/// <param name="Avoid">Address that has just failed; it is tried last.</param>
public sealed record ProbeRequest(Target Target, TimeSpan Timeout, IPAddress? Avoid = null)
{
    /// <summary>True when redirects are followed, at most <see cref="ProbeLimits.Redirects"/>; false (default) when a 3xx is the answer.</summary>
    public bool FollowRedirects { get; init; }

    /// <summary>The request for the next hop of a redirect. Nothing that was meant for the first origin goes along.</summary>
    internal ProbeRequest At(Target hop) => this with { Target = hop };
}
