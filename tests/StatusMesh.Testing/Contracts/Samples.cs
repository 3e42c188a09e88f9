using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using StatusMesh.Core.Alerts;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.History;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Maintenance;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Expect;
using StatusMesh.Core.Monitors.Heartbeats;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Batches;
using StatusMesh.Core.Probing.Redirects;
using StatusMesh.Core.Status;

namespace StatusMesh.Testing.Contracts;

/// <summary>Records with every property set, and no two properties alike.</summary>
public static class Samples
{
    /// <summary>Some afternoon, with a fraction of a second down to the last tick of the clock.</summary>
    public static DateTimeOffset Time { get; } = new DateTimeOffset(2026, 11, 22, 13, 58, 7, 123, TimeSpan.Zero).AddTicks(4567);

    /// <summary>A time as ticks have it: whole milliseconds.</summary>
    public static DateTimeOffset Tick { get; } = new(2026, 11, 22, 13, 58, 0, 250, TimeSpan.Zero);

    /// <summary>A shard that nobody else uses.</summary>
    public static string FreshShard() => "m-" + Guid.NewGuid().ToString("N");

    /// <summary>Id of the <paramref name="n"/>th target.</summary>
    public static string TargetId(int n) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(n.ToString(CultureInfo.InvariantCulture))));

    /// <summary>Snapshot of the <paramref name="n"/>th target.</summary>
    public static Snapshot Snapshot(int n) => new()
    {
        Id = TargetId(n),
        Url = $"https://site-{n}.example/",
        Verdict = Verdict.Regional,
        Since = Time,
        LastKnown = new KnownVerdict(Verdict.Down, Time.AddHours(-1)),
        Quorum = new QuorumTally
        {
            Needed = 2,
            Regions = 15,
            Up = 5,
            Degraded = 4,
            Down = 3,
            Blocked = 2,
            Abstained = 1,
            Rule = "2 of 15 regions with a fresh vote",
        },
        Votes = [Vote("europe"), Vote("asia") with { Vote = VoteKind.Abstained }],
        Incident = IncidentState,
        Told = Told,
        Trail = [new TrailEntry(Time.AddSeconds(-1), new Standing(Verdict.Unknown, Time, new KnownVerdict(Verdict.Blocked, Time.AddHours(-2)), IncidentState))],
    };

    /// <summary>An incident that began at <paramref name="startedAt"/>, of the <paramref name="n"/>th target.</summary>
    public static Incident Incident(DateTimeOffset startedAt, int n = 0) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{startedAt.UtcDateTime:yyyyMMddHHmmss}-{TargetId(n)[..12]}"),
        TargetId = TargetId(n),
        Url = $"https://site-{n}.example/",
        Name = $"Site {n}",
        StartedAt = startedAt,
        EndedAt = startedAt.AddMinutes(7),
        Verdict = Verdict.Down,
        Cause = Cause.GatewayTimeout,
        Regions = ["europe", "asia"],
        MeshSize = 3,
        Address = "192.0.2.9",
        RetryAt = startedAt.AddHours(1),
        Thread = "thread",
        Timeline = [Event(startedAt.AddSeconds(31))],
    };

    /// <summary>An alert that a channel has not got yet.</summary>
    public static OutboxEntry OutboxEntry(int n, string channel = "ops") => new()
    {
        Id = $"{Incident(Time, n).Id}-{n}-{channel}",
        Channel = channel,
        Kind = AlertKind.Recovered,
        IncidentId = Incident(Time, n).Id,
        Number = n,
        CreatedAt = Time,
        Due = Time.AddSeconds(n),
        Attempts = 3,
    };

    /// <summary>A vote of <paramref name="region"/>.</summary>
    public static RegionVote Vote(string region) => new()
    {
        Region = region,
        Vote = VoteKind.Down,
        Abstention = Abstention.OutOfTime,
        CheckedAt = Time.AddSeconds(1),
        FirstLookAt = Time.AddSeconds(-2),
        Since = Time.AddSeconds(-60),
        Status = 502,
        Cause = Cause.BadGateway,
        Address = "2001:db8::7",
        Timings = Timings,
        Tls = Tls,
        Families =
        [
            new FamilyVote { Family = IpFamily.Ipv4, Vote = VoteKind.Up, Cause = Cause.TooSlow, Address = "192.0.2.1" },
            new FamilyVote { Family = IpFamily.Ipv6, Vote = VoteKind.Down, Cause = Cause.ConnectTimeout, Address = "2001:db8::7" },
        ],
        RetryAt = Time.AddHours(1),
    };

    /// <summary>The <paramref name="n"/>th plan, for the target of that number.</summary>
    public static PlannedMaintenance Plan(int n, MaintenanceSchedule schedule) => PlannedMaintenance.Create(
        MonitorSource.Demo,
        TargetId(n),
        new MaintenanceWindow { Title = "Bücher & <例え> 'テスト' 👩‍🚀", Schedule = schedule, For = TimeSpan.FromMinutes(45), Zone = "Europe/Berlin" });

    /// <summary>Heartbeat of <paramref name="region"/> with votes on the first <paramref name="targets"/> targets.</summary>
    public static Heartbeat Heartbeat(string region, int targets = 2) => new()
    {
        Region = region,
        Tick = Tick,
        SelfCheck = SelfCheck,
        Votes = Enumerable.Range(0, targets).ToDictionary(TargetId, n => Vote(region) with { Address = $"192.0.2.{n}" }),
        Earlier = Enumerable.Range(0, targets).ToDictionary(TargetId, n => (IReadOnlyList<RegionVote>)[Vote(region) with { Status = 500 + n }]),
    };

    /// <summary>A batch with results for the first <paramref name="targets"/> targets.</summary>
    public static BatchResults Batch(string shard, DateTimeOffset tick, string batchId = "batch-1", int targets = 2) => new()
    {
        BatchId = batchId,
        Region = "europe",
        Shard = shard,
        Tick = tick,
        SelfCheck = SelfCheck,
        Results = [.. Enumerable.Range(0, targets).Select(n => Result(n) with { FirstLook = Result(n) with { At = Time.AddSeconds(-2) }, OtherFamily = Result(n) with { Address = "2001:db8::9" } })],
    };

    /// <summary>Registration of the <paramref name="n"/>th target.</summary>
    public static MonitorRegistration Monitor(int n) => new()
    {
        Target = new Target
        {
            Url = $"https://192.0.2.7:8443/{n}?q=1",
            Scheme = "https",
            Host = "192.0.2.7",
            Address = IPAddress.Parse("192.0.2.7"),
            Port = 8443,
            PathAndQuery = $"/{n}?q=1",
            Id = TargetId(n),
        },
        Name = $"Site {n}",
        Interval = TimeSpan.FromSeconds(90),
        Expect = Expect,
        Request = Request,
        Alerts = ["ops", "mail"],
        Heartbeat = new HeartbeatSettings { SecretHash = TargetId(-n), Every = TimeSpan.FromDays(1), Grace = TimeSpan.FromMinutes(61) },
        Shard = Shard.OfMonitors(n / Shard.Size),
        Source = MonitorSource.Demo,
        RegisteredAt = Time.AddDays(-3),
    };

    /// <summary>An hour of history with <paramref name="targets"/> targets.</summary>
    public static HourHistory Hour(string shard, DateTimeOffset hour, int targets = 2) => new()
    {
        Shard = shard,
        Hour = hour,
        IsComplete = true,
        Targets = [.. Enumerable.Range(0, targets).Select(n => TargetHour(n))],
    };

    private static IncidentState IncidentState { get; } = new()
    {
        Id = "20261122135807-" + TargetId(1)[..12],
        StartedAt = Time,
        OpenedAt = Time.AddSeconds(31),
        ChangedAt = Time.AddSeconds(45),
        EndedAt = Time.AddSeconds(60),
        ClosedAt = Time.AddSeconds(91),
        Verdict = Verdict.Regional,
        Cause = Cause.ConnectionReset,
        Regions = ["europe", "asia"],
        Address = "192.0.2.9",
        RetryAt = Time.AddHours(1),
    };

    private static IncidentTold Told { get; } = new()
    {
        Id = IncidentState.Id,
        IsClosed = true,
        Verdict = Verdict.Degraded,
        Cause = Cause.TooSlow,
        Regions = ["asia"],
        RetryAt = Time.AddHours(2),
        IsAlerted = true,
        Alerts = [Time.AddSeconds(32)],
        Number = 2,
        Pending = [new PendingTelling(2, Time.AddSeconds(33), IncidentState.Id, [Event(Time.AddSeconds(32))], AlertKind.Worsened)],
    };

    private static IncidentEvent Event(DateTimeOffset at) => new(at, IncidentEventKind.Changed)
    {
        Verdict = Verdict.Regional,
        Cause = Cause.TlsTimeout,
        Regions = ["europe"],
        Text = "We are on it.",
    };

    private static Expectations Expect { get; } = new()
    {
        Status = StatusSet.TryParse("200, 3xx, 401-403"),
        Text = ["Willkommen", "אבג 例え"],
        NoText = ["Fatal error"],
        IgnoreCase = true,
        Json = [new JsonExpectation("$.checks[0][\"is ok\"]", "true"), new JsonExpectation("name", "\"a\\\"b\"")],
        Headers = [new HeaderExpectation("content-type", "text/html", "html")],
        Records = ["10 mail.example.com"],
        Latency = TimeSpan.FromMilliseconds(1500),
        CertificateWarnDays = 21,
        CertificateFailDays = 7,
    };

    private static RequestSettings Request { get; } = new()
    {
        Method = RequestMethod.Post,
        Headers = [new RequestHeader("Authorization", "Bearer not-a-real-token"), new RequestHeader("Accept", "application/json")],
        Body = "{\"deep\": \"Bücher\"}\n",
        FollowRedirects = true,
        Family = IpFamily.Both,
        NameServers = [new IPEndPoint(IPAddress.Parse("9.9.9.9"), 53), new IPEndPoint(IPAddress.Parse("2620:fe::fe"), 5353)],
    };

    private static PhaseTimings Timings { get; } =
        new() { DnsMs = 3.125, ConnectMs = 10.2, TlsMs = 22.1, FirstByteMs = 40.1, TransferMs = 1.7, TotalMs = 77.225 };

    private static TlsFacts Tls { get; } = new()
    {
        Protocol = "TLS 1.3",
        ValidFrom = Time.AddDays(-40),
        ExpiresAt = Time.AddDays(50),
        Issuer = "R11",
        Names = ["example.com", "www.example.com"],
        Problem = "The certificate is for other names",
    };

    private static SelfCheckResult SelfCheck { get; } = new()
    {
        At = Time.AddSeconds(3),
        Controls = [new ControlHostResult { Host = "control.example", Answered = true, IsPrivate = true, Cause = Cause.ConnectTimeout }],
    };

    private static TargetHour TargetHour(int n) => new()
    {
        Id = TargetId(n),
        Demo = true,
        Verdicts = [.. Enumerable.Range(n, 60).Select(minute => (Verdict)(1 + (minute % 6)))],
        Regions =
        [
            .. new[] { "europe", "asia" }.Select((region, position) => new RegionHour
            {
                Region = region,
                States = [.. Enumerable.Range(n + position, 60).Select(minute => (MinuteState)(1 + (minute % 6)))],
                LatenciesMs = [.. Enumerable.Range(1, 60).Select(minute => minute * minute * (1 + n + position))],
            }),
        ],
        Expected = 121 + n,
        Made = 119 + n,
        Minutes = 60,
    };

    private static CheckResult Result(int n) => new()
    {
        TargetId = TargetId(n),
        At = Time,
        Timings = Timings,
        Failure = new ProbeFailure(ProbePhase.Transfer, Cause.PrematureEnd, FailureSource.Network) { Refusal = RefusalReason.AddressMixed },
        Status = 503,
        Address = "198.51.100.9",
        IsPrivate = true,
        NeedsNoNetwork = true,
        Tls = Tls,
        Headers = new Dictionary<string, string> { ["server"] = "nginx", ["retry-after"] = "120" },
        Unmet = Cause.JsonMismatch,
        BodyBytes = 4711,
        IsTruncated = true,
        Redirects = [new RedirectHop(302, "http://example.com/2", IsDowngrade: true)],
        BodyStart = "<h1>503 Service Temporarily Unavailable</h1>",
    };
}
