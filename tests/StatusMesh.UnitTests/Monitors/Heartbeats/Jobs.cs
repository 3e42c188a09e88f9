using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Heartbeats;
using StatusMesh.UnitTests.Consensus;
using StatusMesh.UnitTests.Probing;

namespace StatusMesh.UnitTests.Monitors.Heartbeats;

/// <summary>Short ways to write heartbeat monitors.</summary>
internal static class Jobs
{
    /// <summary>A secret as short as one may be.</summary>
    public const string Secret = "Zq3-xU9_Zq3-xU9_Zq3-xU9_Zq3-xU9_";

    /// <summary>Calls every minute and may be 10 s late; registered at noon.</summary>
    public static MonitorRegistration Monitor(string id = "backup", string secret = Secret) => Votes.Monitor() with
    {
        Target = ProbeBench.MonitorTarget("heartbeat://" + id),
        Name = id,
        Heartbeat = new HeartbeatSettings { SecretHash = HeartbeatSettings.HashOf(secret), Every = TimeSpan.FromSeconds(60), Grace = TimeSpan.FromSeconds(10) },
        RegisteredAt = Votes.Noon,
    };
}
