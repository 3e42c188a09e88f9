using System.Net;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Expect;
using StatusMesh.Core.Probing.Dns;

namespace StatusMesh.Core.Probing;

/// <summary>What to probe and how long it may take.</summary>
/// <param name="Target">The target.</param>
/// <param name="Timeout">Budget of the whole probe.</param>
/// <param name="Avoid">Address that has just failed; it is tried last.</param>
public sealed record ProbeRequest(Target Target, TimeSpan Timeout, IPAddress? Avoid = null)
{
    /// <summary>True when redirects are followed, at most <see cref="ProbeLimits.Redirects"/>; false (default) when a 3xx is the answer.</summary>
    public bool FollowRedirects { get; init; }

    /// <summary>How to ask. Of <see cref="IpFamily.Both"/> any will do here: two requests make two answers.</summary>
    public RequestSettings Settings { get; init; } = RequestSettings.Default;

    /// <summary>What to look for in head and body.</summary>
    public Expectations Expect { get; init; } = Expectations.None;

    /// <summary>Resolver to ask instead of the region's; null: the region's.</summary>
    public IResolver? Resolver { get; init; }

    /// <summary>
    /// The request for the next hop of a redirect. What was meant for one origin (RFC 6454 §4) stays there: headers, method and body. Of a
    /// POST only 307 and 308 make another (RFC 9110 §15.4).
    /// </summary>
    internal ProbeRequest At(Target hop, int status)
    {
        var isSameOrigin = (hop.Scheme, hop.Host, hop.Port) == (Target.Scheme, Target.Host, Target.Port);
        return this with
        {
            Target = hop,
            Settings = !isSameOrigin ? Settings.ForStrangers() : status is 307 or 308 ? Settings : Settings.AsQuestion(),
        };
    }
}
