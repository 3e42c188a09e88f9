using StatusMesh.Core.Monitors;

namespace StatusMesh.Core.Probing.Redirects;

/// <summary>The way of one probe through redirects. Nothing is carried from hop to hop but where it led: no cookies, no credentials.</summary>
internal sealed class RedirectTrail(Target first, TargetPolicy policy)
{
    private readonly HashSet<string> _seen = [first.Url];
    private readonly List<RedirectHop> _hops = [];

    /// <summary>Redirects that were taken so far.</summary>
    public IReadOnlyList<RedirectHop> Hops => _hops;

    /// <summary>Takes the redirect of an answer with <paramref name="status"/> and a Location field that is not empty.</summary>
    /// <returns>Null when <paramref name="next"/> may be asked, else why the way ends.</returns>
    public ProbeFailure? Take(Target from, int status, string location, out Target next)
    {
        next = from;
        switch (RedirectTarget.Resolve(from, location, policy))
        {
            case TargetParse.Rejected rejected:
                return ProbeFailure.Refused(rejected.Reason);
            case TargetParse.Accepted accepted:
                next = accepted.Target;
                break;
        }

        if (!_seen.Add(next.Url))
        {
            return new ProbeFailure(ProbePhase.FirstByte, Cause.RedirectLoop, FailureSource.Target);
        }

        if (_hops.Count == ProbeLimits.Redirects)
        {
            return new ProbeFailure(ProbePhase.FirstByte, Cause.RedirectLimit, FailureSource.Target);
        }

        _hops.Add(new RedirectHop(status, next.Url, from.IsHttps && !next.IsHttps));
        return null;
    }
}
