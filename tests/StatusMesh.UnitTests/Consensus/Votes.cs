using StatusMesh.Core.Consensus;
using StatusMesh.Core.Mesh;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.UnitTests.Probing;

namespace StatusMesh.UnitTests.Consensus;

/// <summary>Short ways to write votes, monitors and messages.</summary>
internal static class Votes
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static readonly string[] Regions = ["europe", "americas", "asia"];

    public static MeshOptions Mesh { get; } = new() { Regions = [.. Regions.Select(name => new RegionOptions { Name = name, Title = name.ToUpperInvariant() })] };

    public static MonitorRegistration Monitor(string url = "http://127.0.0.1:81/", double seconds = 60, string shard = "m-00000") => new()
    {
        Target = ProbeBench.Target(url),
        Name = url,
        Interval = TimeSpan.FromSeconds(seconds),
        Shard = shard,
        Source = MonitorSource.File,
    };

    public static RegionVote Vote(string region, VoteKind kind, double atSeconds = 0, Cause? cause = null) => new()
    {
        Region = region,
        Vote = kind,
        Abstention = kind == VoteKind.Abstained ? Abstention.Sick : null,
        CheckedAt = Noon.AddSeconds(atSeconds),
        Since = Noon.AddSeconds(atSeconds),
        Cause = cause,
    };

    public static VotesMessage Message(MonitorRegistration monitor, RegionVote vote, ProbeReason reason = ProbeReason.Scheduled) => new()
    {
        Region = vote.Region,
        Shard = monitor.Shard,
        Tick = vote.CheckedAt!.Value,
        Reason = reason,
        Votes = [new TargetVote(monitor.Target.Id, monitor.Target.Url, vote)],
    };
}
