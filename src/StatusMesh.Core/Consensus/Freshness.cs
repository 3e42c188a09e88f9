namespace StatusMesh.Core.Consensus;

/// <summary>How long a vote counts.</summary>
public static class Freshness
{
    /// <summary>Time that a vote on a target without a monitor counts.</summary>
    public static readonly TimeSpan OnDemand = TimeSpan.FromSeconds(90);

    // A target that hangs takes its region 2 + 2 + 10 s; with a shorter life such a vote would be stale on arrival.
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(30);

    /// <summary>Time that a vote on a monitor counts: 2.5 intervals, at least 30 s.</summary>
    public static TimeSpan Of(TimeSpan interval)
    {
        var life = interval * 2.5;
        return life < Least ? Least : life;
    }

    /// <summary>The vote as it counts at <paramref name="now"/>: one that is too old has become an abstention.</summary>
    public static RegionVote Judge(RegionVote vote, TimeSpan life, DateTimeOffset now) =>
        vote.CheckedAt is { } at && now - at > life && (vote.Vote != VoteKind.Abstained || vote.Abstention == Abstention.OddOneOut)
            ? vote with { Vote = VoteKind.Abstained, Abstention = Abstention.Stale }
            : vote;
}
