using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Dns;
using StatusMesh.Testing.Fakes;

namespace StatusMesh.UnitTests.Probing;

/// <summary>The real prober, with loopback opened.</summary>
internal static class ProbeBench
{
    public static TargetPolicy Open { get; } = new() { AllowedNetworks = [System.Net.IPNetwork.Parse("127.0.0.0/8"), System.Net.IPNetwork.Parse("::1/128")] };

    public static HttpProber Prober(IResolver? resolver = null, TargetPolicy? policy = null, IConnector? connector = null) =>
        new(new Dialer(resolver ?? new ScriptedResolver(), connector ?? new SocketConnector(), policy ?? Open), TimeProvider.System);

    public static KindProber Kinds(IResolver? resolver = null, IResolvers? resolvers = null, TargetPolicy? policy = null, HeartbeatProber? heartbeats = null) => new(
        Prober(resolver, policy),
        new TcpProber(
            new Dialer(resolver ?? new ScriptedResolver(), new SocketConnector(), (policy ?? Open) with { AllowsAnyPort = true }), TimeProvider.System),
        new DnsRecordProber(resolvers ?? NoResolvers.Instance, TimeProvider.System),
        heartbeats);

    public static Target MonitorTarget(string url, TargetPolicy? policy = null) =>
        MonitorTargetParser.Parse(url, policy ?? Open) is TargetParse.Accepted accepted ? accepted.Target : throw new ArgumentException($"{url} is refused");

    public static Target Target(string url, TargetPolicy? policy = null) =>
        TargetParser.Parse(url, policy ?? Open) is TargetParse.Accepted accepted ? accepted.Target : throw new ArgumentException($"{url} is refused");

    public static Task<CheckResult> ProbeAsync(string url, double seconds = 5, IResolver? resolver = null) =>
        Prober(resolver).ProbeAsync(new ProbeRequest(Target(url), TimeSpan.FromSeconds(seconds)), TestContext.Current.CancellationToken);
}
