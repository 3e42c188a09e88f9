using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StatusMesh.Adapters.InMemory;
using StatusMesh.Core.Alerts;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Maintenance;
using StatusMesh.Core.Messaging;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;
using StatusMesh.Testing.Contracts;
using StatusMesh.Testing.Fakes;
using StatusMesh.UnitTests.Consensus;

namespace StatusMesh.UnitTests.Alerts;

public sealed class AlertDeliveryTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(Votes.Noon);
    private readonly InMemoryAlertOutbox _outbox = new();
    private readonly InMemoryIncidentStore _incidents = new();
    private readonly ScriptedTransport _ops = new();
    private readonly InMemoryMonitorStore _monitorStore = new();
    private readonly InMemoryMaintenanceStore _maintenance = new();
    private readonly MonitorDirectory _monitors;
    private readonly InMemoryQueues _queues;

    public AlertDeliveryTests()
    {
        _queues = new InMemoryQueues(_time);
        _monitors = new MonitorDirectory(_monitorStore, _maintenance, _time);
    }

    public void Dispose() => _monitors.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_alert_waits_for_others_of_its_cause_and_then_leaves_once()
    {
        await OpenAsync(1);

        await DeliverAsync();
        Assert.Empty(_ops.Tries);
        await DeliverAsync(10);
        await DeliverAsync(60);

        var (channel, message, key) = Assert.Single(_ops.Tries);
        Assert.Equal(("ops", "Site 1 is down"), (channel, message.Title));
        Assert.Equal($"{Incident(1).Id}-1-ops", key);
    }

    [Fact]
    public async Task A_storm_is_one_message_that_names_what_is_shared()
    {
        for (var n = 1; n <= 30; n++)
        {
            await OpenAsync(n);
        }

        await DeliverAsync(11);

        var (_, message, _) = Assert.Single(_ops.Tries);
        Assert.Equal("30 monitors are in trouble, all at 192.0.2.9", message.Title);
        Assert.Equal(30, message.Incidents.Count);
        Assert.Contains("and 20 more.", message.Lines);
    }

    [Fact]
    public async Task Those_who_were_told_of_together_are_over_when_the_last_of_them_is()
    {
        foreach (var n in new[] { 1, 2, 3 })
        {
            await OpenAsync(n);
        }

        await DeliverAsync(11);
        await CloseAsync(1, 2);
        await DeliverAsync(11);
        await CloseAsync(2, 2);
        await CloseAsync(3, 2);
        await DeliverAsync(11);

        Assert.Equal([false, false, true], _ops.Tries.Select(one => one.Message.IsOver));
        Assert.Equal([3, 1, 2], _ops.Tries.Select(one => one.Message.Incidents.Count));
        Assert.All(_ops.Tries, one => Assert.Equal(Incident(1).Id, one.Message.Thread));
    }

    [Fact]
    public async Task A_channel_that_is_down_for_an_hour_gets_everything_in_order_within_ten_minutes_of_its_recovery()
    {
        await OpenAsync(1);
        _ops.Problem = "The other side answered 503.";
        await PassAsync(TimeSpan.FromMinutes(30));
        await CloseAsync(1, 2);
        await PassAsync(TimeSpan.FromMinutes(30));
        var failed = _ops.Tries.Count;
        _ops.Problem = null;

        await PassAsync(TimeSpan.FromMinutes(10));
        await PassAsync(TimeSpan.FromMinutes(10));

        var delivered = _ops.Tries.Skip(failed).ToList();
        Assert.Equal([AlertKind.Opened, AlertKind.Recovered], delivered.Select(one => one.Message.Kind));
        Assert.Equal(_ops.Tries[0].Key, delivered[0].Key);
        Assert.InRange(failed, 8, 14);
    }

    [Fact]
    public async Task After_a_day_it_is_given_up_where_a_person_finds_it()
    {
        await OpenAsync(1);
        _ops.Problem = "The other side answered 404.";

        await PassAsync(TimeSpan.FromHours(25));

        Assert.Empty(await _outbox.ListAsync(10, Token));
        var poison = Assert.Single(await _queues.ReceiveAsync("alerts-poison", 32, TimeSpan.FromMinutes(1), Token));
        Assert.Equal(("The other side answered 404.", $"{Incident(1).Id}-1-ops"), (PoisonJson.Read(poison.Body).Reason, PoisonJson.Read(poison.Body).Body));
    }

    [Fact]
    public async Task What_is_over_before_anybody_could_be_told_is_told_as_over()
    {
        await OpenAsync(1);
        await CloseAsync(1, 2);

        await DeliverAsync(11);

        Assert.Equal("Site 1 is up again", Assert.Single(_ops.Tries).Message.Title);
        Assert.Empty(await _outbox.ListAsync(10, Token));
    }

    [Fact]
    public async Task Reminders_come_while_it_lasts_and_not_after()
    {
        await OpenAsync(1);
        await PassAsync(TimeSpan.FromHours(13));
        Assert.Equal([AlertKind.Opened, AlertKind.Reminder, AlertKind.Reminder], _ops.Tries.Select(one => one.Message.Kind));

        await CloseAsync(1, 2);
        await PassAsync(TimeSpan.FromHours(13));
        Assert.Equal(AlertKind.Recovered, _ops.Tries[^1].Message.Kind);
        Assert.Equal(4, _ops.Tries.Count);
        Assert.Empty(await _outbox.ListAsync(10, Token));
    }

    [Fact]
    public async Task A_reminder_waits_for_the_end_that_the_target_has_announced()
    {
        await OpenAsync(1, retryAt: Votes.Noon.AddHours(9));

        await PassAsync(TimeSpan.FromHours(8));
        Assert.Single(_ops.Tries);
        await PassAsync(TimeSpan.FromHours(2));
        Assert.Equal(2, _ops.Tries.Count);
    }

    [Fact]
    public async Task In_quiet_hours_nothing_is_said_and_at_their_end_what_still_matters()
    {
        var quiet = new QuietHours(new TimeOnly(11, 0), new TimeOnly(13, 0), TimeZoneInfo.Utc);
        await OpenAsync(1);
        await OpenAsync(2, address: "198.51.100.1");
        await PassAsync(TimeSpan.FromMinutes(30), quiet);
        await CloseAsync(2, 2);
        await PassAsync(TimeSpan.FromMinutes(20), quiet);
        Assert.Empty(_ops.Tries);

        await PassAsync(TimeSpan.FromMinutes(20), quiet);

        Assert.Equal(["Site 1 is down", "Site 2 is up again"], _ops.Tries.Select(one => one.Message.Title).Order());
    }

    [Fact]
    public async Task In_maintenance_nothing_is_said_and_afterwards_what_is_left()
    {
        var schedule = new MaintenanceSchedule.Once(new DateTime(2026, 11, 22, 11, 0, 0), new DateTime(2026, 11, 22, 12, 30, 0));
        await _monitorStore.PutAsync(Votes.Monitor() with { Target = Votes.Monitor().Target with { Id = Incident(1).TargetId } }, Token);
        await _maintenance.PutAsync(PlannedMaintenance.Create(MonitorSource.File, Incident(1).TargetId, new MaintenanceWindow { Schedule = schedule, Zone = "UTC" }), Token);
        await OpenAsync(1);

        await PassAsync(TimeSpan.FromMinutes(29));
        Assert.Empty(_ops.Tries);
        await PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal("Site 1 is down", Assert.Single(_ops.Tries).Message.Title);
    }

    [Fact]
    public async Task Of_many_nodes_that_deliver_at_once_one_does()
    {
        await OpenAsync(1);
        _time.Advance(TimeSpan.FromSeconds(11));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Delivery().DeliverAsync(Token), Token)));

        Assert.Single(_ops.Tries);
    }

    [Fact]
    public async Task What_a_node_had_claimed_when_it_died_is_sent_again_under_the_same_key()
    {
        await OpenAsync(1);
        _time.Advance(TimeSpan.FromSeconds(11));
        await _monitors.GetAsync(Token);
        _ops.Meanwhile = () => throw new OperationCanceledException("killed");
        using var killed = new CancellationTokenSource();
        await killed.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Delivery().DeliverAsync(killed.Token));
        _ops.Meanwhile = null;

        await DeliverAsync(60);
        Assert.Single(_ops.Tries);
        await DeliverAsync(120);

        Assert.Equal(2, _ops.Tries.Count);
        Assert.Equal(_ops.Tries[0].Key, _ops.Tries[1].Key);
    }

    [Fact]
    public async Task Alerts_of_a_channel_that_is_gone_are_dropped()
    {
        await OpenAsync(1);

        await DeliverAsync(11, new AlertOptions());

        Assert.Empty(await _outbox.ListAsync(10, Token));
    }

    private static Incident Incident(int n, DateTimeOffset? retryAt = null, string address = "192.0.2.9") => Samples.Incident(Votes.Noon.AddMilliseconds(n), n) with
    {
        EndedAt = null,
        RetryAt = retryAt,
        Address = address,
        Cause = Cause.ConnectRefused,
        Thread = null,
    };

    private static AlertOptions Options(QuietHours? quiet = null) => new()
    {
        Channels = [new AlertChannel { Name = "ops", Kind = AlertChannelKind.Webhook, Url = new Uri("https://hooks.example/1"), Quiet = quiet }],
    };

    private async Task OpenAsync(int n, DateTimeOffset? retryAt = null, string address = "192.0.2.9")
    {
        await _incidents.TryWriteAsync(new(Incident(n, retryAt, address), null), Token);
        await AddAsync(AlertKind.Opened, n, 1);
    }

    private async Task CloseAsync(int n, int number)
    {
        var stored = (await _incidents.FindAsync(Incident(n).Id, Token))!;
        await _incidents.TryWriteAsync(stored with { Value = stored.Value with { EndedAt = _time.GetUtcNow() } }, Token);
        await AddAsync(AlertKind.Recovered, n, number);
    }

    private Task AddAsync(AlertKind kind, int n, int number) => new AlertIntake(_outbox, _queues, Options()).AddAsync(
        kind, new PendingTelling(number, _time.GetUtcNow(), Incident(n).Id, [], kind), monitor: null, Token);

    private AlertDelivery Delivery(AlertOptions? options = null) =>
        new(_outbox, _incidents, new IncidentLog(_incidents, Votes.Mesh), [_ops], _monitors, _queues, options ?? Options(), _time, NullLogger<AlertDelivery>.Instance);

    private Task DeliverAsync(double afterSeconds = 0, AlertOptions? options = null)
    {
        _time.Advance(TimeSpan.FromSeconds(afterSeconds));
        return Delivery(options).DeliverAsync(Token);
    }

    /// <summary>Time passes as in a host: whoever rings is heard, and once a minute somebody looks anyway.</summary>
    private async Task PassAsync(TimeSpan time, QuietHours? quiet = null)
    {
        var end = _time.GetUtcNow() + time;
        while (_time.GetUtcNow() < end)
        {
            var rings = await _queues.ReceiveAsync(QueueNames.Alerts, 32, TimeSpan.FromMinutes(1), Token);
            foreach (var ring in rings)
            {
                await _queues.CompleteAsync(QueueNames.Alerts, ring, Token);
            }

            if (rings.Count > 0 || _time.GetUtcNow().Second == 0)
            {
                await Delivery(Options(quiet)).DeliverAsync(Token);
            }

            _time.Advance(TimeSpan.FromSeconds(10));
        }
    }
}
