using StatusMesh.Core.Monitors.Heartbeats;
using StatusMesh.UnitTests.Consensus;

namespace StatusMesh.UnitTests.Monitors.Heartbeats;

public sealed class BeatRuleTests
{
    /// <summary>Patience of 70 s.</summary>
    private static readonly HeartbeatSettings EveryMinute =
        new() { SecretHash = HeartbeatSettings.HashOf("x"), Every = TimeSpan.FromSeconds(60), Grace = TimeSpan.FromSeconds(10) };

    [Theory] // seconds before now; null: never, or nobody knows
    [InlineData(0.0, 900.0, null, BeatState.InTime)]
    [InlineData(70.0, 900.0, null, BeatState.InTime)]
    [InlineData(70.001, 900.0, null, BeatState.Missing)]
    [InlineData(-5.0, 900.0, null, BeatState.InTime)] // the clock of the node that heard it was ahead
    [InlineData(null, 70.0, null, BeatState.Awaited)] // a first beat is owed as soon as the second
    [InlineData(null, 70.001, null, BeatState.Missing)]
    [InlineData(null, null, null, BeatState.Missing)]
    [InlineData(500.0, 70.0, null, BeatState.Awaited)] // removed and registered again
    [InlineData(500.0, 900.0, 70.0, BeatState.Awaited)] // we were away
    [InlineData(500.0, 900.0, 70.001, BeatState.Missing)]
    [InlineData(70.0, 900.0, 1.0, BeatState.InTime)] // from before we were away, but young enough
    [InlineData(null, 900.0, 1.0, BeatState.Awaited)]
    public void A_beat_is_missing_only_when_it_could_have_been_heard(double? latest, double? registered, double? listening, BeatState state) =>
        Assert.Equal(state, BeatRule.Judge(EveryMinute, Ago(latest), Ago(registered), Ago(listening), Votes.Noon));

    private static DateTimeOffset? Ago(double? seconds) => seconds is { } ago ? Votes.Noon.AddSeconds(-ago) : null;
}
