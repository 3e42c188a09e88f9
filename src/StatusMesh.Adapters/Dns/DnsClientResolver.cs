using System.Net;
using DnsClient;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Dns;

namespace StatusMesh.Adapters.Dns;

/// <summary>Asks name servers over UDP and TCP, afresh every time: a probe must not see an answer of yesterday.</summary>
public sealed class DnsClientResolver : IResolver
{
    private readonly IReadOnlyList<NameServer> _nameServers;
    private readonly HostsFile _hostsFile;
    private readonly TimeProvider _timeProvider;
    private readonly LookupClient _client;

    /// <summary>Asks <paramref name="nameServers"/> in their order; the system's, read once, when there are none.</summary>
    public DnsClientResolver(IReadOnlyList<IPEndPoint> nameServers, TimeProvider timeProvider)
        : this(nameServers, HostsFile.OfSystem(), timeProvider)
    {
    }

    /// <summary>The same with a hosts file other than the system's.</summary>
    public DnsClientResolver(IReadOnlyList<IPEndPoint> nameServers, HostsFile hostsFile, TimeProvider timeProvider)
    {
        _nameServers = nameServers.Count > 0
            ? [.. nameServers.Select(endPoint => new NameServer(endPoint))]
            : [.. NameServer.ResolveNameServers(skipIPv6SiteLocal: true, fallbackToGooglePublicDns: false)];
        _hostsFile = hostsFile;
        _timeProvider = timeProvider;
        _client = new LookupClient(new LookupClientOptions([.. _nameServers])
        {
            AutoResolveNameServers = false,
            UseCache = false,
            UseRandomNameServer = false,
            Retries = 0,
            Timeout = Budget,
        });
    }

    /// <summary>Longest time that a name may take, all servers and both families together.</summary>
    public static TimeSpan Budget { get; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Time after which a silent server is asked once more, or the next one is, because datagrams get lost. The first ask goes on, so that
    /// a slow server is not taken for a silent one.
    /// </summary>
    public static TimeSpan AskAgainAfter { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Time that the second family gets once the first has addresses (RFC 8305 §3, but patient: IPv6 is worth waiting for).</summary>
    public static TimeSpan SecondFamilyGrace { get; } = TimeSpan.FromMilliseconds(300);

    /// <inheritdoc/>
    public async Task<DnsAnswer> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        // RFC 6761 §6.3: never asked of anybody.
        if (host == "localhost" || host.EndsWith(".localhost", StringComparison.Ordinal))
        {
            return new DnsAnswer.Found([IPAddress.Loopback, IPAddress.IPv6Loopback]);
        }

        if (_hostsFile.Find(host) is { Count: > 0 } addresses)
        {
            return new DnsAnswer.Found(addresses);
        }

        using var budget = new CancellationTokenSource(Budget, _timeProvider);
        using var grace = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _timeProvider);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, grace.Token, cancellationToken);
        var ipv4 = AskAsync(host, QueryType.A, stop.Token);
        var ipv6 = AskAsync(host, QueryType.AAAA, stop.Token);
        var first = await Task.WhenAny(ipv4, ipv6);
        if (await first is DnsAnswer.Found)
        {
            grace.CancelAfter(SecondFamilyGrace);
        }

        var answers = await Task.WhenAll(ipv4, ipv6);
        cancellationToken.ThrowIfCancellationRequested();
        return FamilyAnswers.Merge(answers);
    }

    // One family. When the first ask has no news after a second, the first news of two counts.
    private async Task<DnsAnswer> AskAsync(string host, QueryType type, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var question = new DnsQuestion(host, type);
        var wait = Task.Delay(AskAgainAfter, _timeProvider, stop.Token);
        var first = AskAsync(_nameServers, question, stop.Token);
        if (await Task.WhenAny(first, wait) == first)
        {
            await stop.CancelAsync();
            return await first;
        }

        var second = AskAsync(_nameServers.Skip(1).Concat(_nameServers.Take(1)), question, stop.Token);
        var winner = await Task.WhenAny(first, second);
        var isNoNews = await winner is DnsAnswer.Failed { Source: FailureSource.Resolver };
        var answer = await (isNoNews == (winner == first) ? second : first);
        await stop.CancelAsync();
        await Task.WhenAll(first, second);
        return answer;
    }

    // One server after the other until one knows. Not left to the library, which takes "no such name" for a reason to go on.
    private async Task<DnsAnswer> AskAsync(IEnumerable<NameServer> servers, DnsQuestion question, CancellationToken cancellationToken)
    {
        DnsAnswer answer = new DnsAnswer.Failed(Cause.DnsBadAnswer, FailureSource.Resolver);
        foreach (var server in servers)
        {
            answer = await AskAsync(server, question, cancellationToken);
            if (answer is DnsAnswer.Found or DnsAnswer.Failed { Cause: Cause.DnsNxdomain or Cause.DnsNoAddress })
            {
                break;
            }
        }

        return answer;
    }

    // Our own time-out and everything that the network does is an answer; who cancelled is sorted out at the end.
    private async Task<DnsAnswer> AskAsync(NameServer server, DnsQuestion question, CancellationToken cancellationToken)
    {
        try
        {
            var response = await _client.QueryServerAsync([server], question, cancellationToken);
            return ResponseReader.Read(response, question);
        }
        catch (OperationCanceledException)
        {
            return new DnsAnswer.Failed(Cause.DnsTimeout, FailureSource.Resolver);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Everything, because the bytes are a stranger's and the library does not say what its parser throws at them.
            var isTimeout = cancellationToken.IsCancellationRequested
                || exception is DnsResponseException { Code: DnsResponseCode.ConnectionTimeout };
            return new DnsAnswer.Failed(isTimeout ? Cause.DnsTimeout : Cause.DnsBadAnswer, FailureSource.Resolver);
        }
    }
}
