using StatusMesh.Core.Consensus;

namespace StatusMesh.Core.Status;

/// <summary>What a caller's own observation means beside the verdict, and what it can try.</summary>
public static class MeAnswers
{
    private static readonly AdviceStep[] JustYou =
    [
        new("Reload in a private window", "It leaves out cookies, cache and most extensions, which are the most frequent reasons."),
        new("Try another network", "A phone on mobile data shows whether your network or its firewall is in the way."),
        new("Turn VPN or proxy off", "Some sites refuse addresses of VPNs; some VPNs lose sites."),
        new("Try another resolver", "Set your DNS to 8.8.8.8 or 1.1.1.1: your provider's may have a wrong or old address."),
    ];

    private static readonly AdviceStep[] Offline =
    [
        new("Check your own connection", "Wi-Fi or cable, router, flight mode: no site answers you at the moment."),
    ];

    /// <summary>The answer to a caller that observed <paramref name="me"/>.</summary>
    public static MeAnswer For(string site, Verdict verdict, CallerObservation me)
    {
        var (summary, steps) = (me, verdict) switch
        {
            (CallerObservation.Offline, _) => ("Your device reaches nothing at all, so this is about your connection, not about the site.", Offline),
            (CallerObservation.Unreachable, Verdict.Up or Verdict.Degraded) => ($"Our regions reach {site} and you do not: the cause is on your side.", JustYou),
            (CallerObservation.Unreachable, Verdict.Down) => ("Our regions do not reach it either. Nothing on your side will change that.", []),
            (CallerObservation.Unreachable, Verdict.Regional) => ("Some of our regions do not reach it either: you may be in such a place.", []),
            (CallerObservation.Unreachable, Verdict.Maintenance) => ("It is in planned maintenance, which may well be why. Nothing on your side will change that.", []),
            (CallerObservation.Unreachable, _) => ("We cannot tell whether it is the site or you.", JustYou),
            (_, Verdict.Down or Verdict.Regional) => ("You reach it, but not all of our regions do.", []),
            _ => ("You reach it.", Array.Empty<AdviceStep>()),
        };
        return new MeAnswer { Observation = me, Summary = summary, Try = steps };
    }
}
