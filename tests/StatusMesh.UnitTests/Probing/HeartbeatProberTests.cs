using Microsoft.Extensions.Time.Testing;
using StatusMesh.Adapters.InMemory;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Expect;
using StatusMesh.Core.Monitors.Heartbeats;
using StatusMesh.Core.Probing;
using StatusMesh.Testing.Fakes;
using StatusMesh.UnitTests.Consensus;
using StatusMesh.UnitTests.Monitors.Heartbeats;

namespace StatusMesh.UnitTests.Probing;

/// <summary>A job that promises to call every minute and may be 10 s late, through the prober that confirms.</summary>
public sealed class HeartbeatProberTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(Votes.Noon);
    private readonly InMemoryMonitorStore _store = new();
    private readonly SwitchedBeatStore _beats = new(new InMemoryBeatStore());
    private readonly MonitorDirectory _monitors;
    private readonly MonitorRegistration _job = Jobs.Monitor();

    public HeartbeatProberTests() => _monitors = new MonitorDirectory(_store, new InMemoryMaintenanceStore(), _time);

    public void Dispose() => _monitors.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_is_awaited_then_up_while_it_calls_and_down_when_it_stays_away_too_long()
    {
        var prober = await ProberAsync();

        Assert.Equal(Abstention.Awaited, (await VoteAsync(prober)).Abstention);
        await AfterAsync(70, prober, VoteKind.Abstained); // the last moment of a first call
        await AfterAsync(1, prober, VoteKind.Down, Cause.HeartbeatMissing);
        await BeatAsync();
        await AfterAsync(0, prober, VoteKind.Up);
        await AfterAsync(70, prober, VoteKind.Up);
        await BeatAsync();
        await AfterAsync(70, prober, VoteKind.Up);
        await AfterAsync(0.001, prober, VoteKind.Down, Cause.HeartbeatMissing);
    }

    [Fact]
    public async Task A_missing_call_needs_no_second_look_and_takes_no_time()
    {
        var prober = await ProberAsync();
        _time.Advance(TimeSpan.FromMinutes(5));

        var result = await CheckAsync(prober); // the clock stands still: a pause of two seconds would never end

        Assert.Null(result.FirstLook);
        Assert.Equal((Cause.HeartbeatMissing, true, 0.0), (result.Unmet, result.NeedsNoNetwork, result.Timings.TotalMs));
    }

    [Fact]
    public async Task Storage_that_is_away_is_our_trouble()
    {
        var prober = await ProberAsync();
        await BeatAsync();
        _time.Advance(TimeSpan.FromMinutes(5));
        _beats.Fault = SwitchedBeatStore.Away;

        var vote = await VoteAsync(prober);

        Assert.Equal((VoteKind.Abstained, Abstention.Sick, Cause.StorageAway), (vote.Vote, vote.Abstention, vote.Cause));
    }

    [Fact]
    public async Task A_call_that_was_read_speaks_for_its_job_until_the_next_is_overdue_without_asking_storage_again()
    {
        var prober = await ProberAsync();
        await BeatAsync();
        await AfterAsync(1, prober, VoteKind.Up);
        _beats.Fault = SwitchedBeatStore.Away;
        var calls = _beats.Calls;

        await AfterAsync(69, prober, VoteKind.Up);
        Assert.Equal(calls, _beats.Calls);
        await AfterAsync(1, prober, VoteKind.Abstained, Cause.StorageAway);
    }

    [Fact]
    public async Task Who_was_away_accuses_nobody_of_having_been_silent_meanwhile()
    {
        await BeatAsync();
        var prober = await ProberAsync(new ListeningSince(Votes.Noon.AddHours(1)));
        _time.Advance(TimeSpan.FromHours(1));

        await AfterAsync(0, prober, VoteKind.Abstained, Cause.HeartbeatAwaited);
        for (var second = 0; second < 70; second++)
        {
            await AfterAsync(1, prober, VoteKind.Abstained, Cause.HeartbeatAwaited);
        }

        await AfterAsync(1, prober, VoteKind.Down, Cause.HeartbeatMissing);

        // A night's sleep, and the prober is the first to wake.
        await AfterAsync(8 * 3600, prober, VoteKind.Abstained, Cause.HeartbeatAwaited);
    }

    [Fact]
    public async Task A_monitor_that_was_removed_while_its_batch_was_on_the_way_is_not_judged()
    {
        var prober = await ProberAsync();
        await _store.RemoveAsync(_job.Target.Id, Token);
        _monitors.Expire();

        await AfterAsync(500, prober, VoteKind.Abstained, Cause.HeartbeatAwaited);
    }

    private async Task<ConfirmingProber> ProberAsync(ListeningSince? listening = null)
    {
        await _store.PutAsync(_job, Token);
        var kinds = ProbeBench.Kinds(heartbeats: new HeartbeatProber(_beats, _monitors, listening, _time));
        return new ConfirmingProber(kinds, NoResolvers.Instance, new ProbeOptions(), _time);
    }

    private async Task BeatAsync() => await _beats.WriteAsync(_job.Target.Id, _time.GetUtcNow(), Token);

    private Task<CheckResult> CheckAsync(ConfirmingProber prober) =>
        prober.CheckAsync(_job.Target, RequestSettings.Default, Expectations.None, quick: false, Token);

    private async Task<RegionVote> VoteAsync(ConfirmingProber prober) => Voting.Of("europe", await CheckAsync(prober), Expectations.None, selfCheck: null);

    private async Task AfterAsync(double seconds, ConfirmingProber prober, VoteKind kind, Cause? cause = null)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        var vote = await VoteAsync(prober);
        Assert.Equal((kind, cause ?? (kind == VoteKind.Abstained ? Cause.HeartbeatAwaited : null)), (vote.Vote, vote.Cause));
    }
}
