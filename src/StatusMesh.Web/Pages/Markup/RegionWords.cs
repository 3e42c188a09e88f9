using StatusMesh.Core.Consensus;
using StatusMesh.Core.Monitors.Expect;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Status;

namespace StatusMesh.Web.Pages.Markup;

/// <summary>What a region saw, in plain words.</summary>
internal static class RegionWords
{
    /// <summary>One short sentence on what the region saw, or why it does not vote.</summary>
    public static string Saw(RegionAnswer region) =>
        region.Families is { } families && families.Select(family => family.Vote).Distinct().Count() > 1 ? string.Join(". ", families.Select(Saw))
        : region.Abstention is { } abstention ? Why(abstention)
        : region.Cause is { } cause ? CauseWords.Of(cause)
        : region.Vote == VoteKind.Abstained ? Why(Abstention.Silent)
        : "As it should be";

    private static string Saw(FamilyVote family) =>
        $"{(family.Family == IpFamily.Ipv4 ? "IPv4" : "IPv6")}: {(family.Cause is { } cause ? CauseWords.Of(cause) : "As it should be")}";

    private static string Why(Abstention abstention) => abstention switch
    {
        Abstention.Stale => "Its last check is too old to count",
        Abstention.Sick => "Has trouble of its own, so its failure does not count",
        Abstention.OddOneOut => "Fails many sites that all other regions reach, so its failures do not count",
        Abstention.Refused => "Our rules forbid this address",
        Abstention.Throttled => "Held back, to spare the site",
        Abstention.Awaited => "The job has not called yet, and is not overdue",
        Abstention.OutOfTime => "Ran out of time before it could look",
        Abstention.Maintenance => "Saw a failure during maintenance, which is over, and has not looked since",
        _ => "Has not answered yet",
    };
}
