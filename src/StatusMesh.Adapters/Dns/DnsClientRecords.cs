using System.Globalization;
using System.Net;
using DnsClient;
using DnsClient.Protocol;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Dns;

namespace StatusMesh.Adapters.Dns;

/// <summary>Asks name servers for records, one after the other until one knows.</summary>
public sealed class DnsClientRecords : IRecordLookup
{
    private readonly IReadOnlyList<NameServer> _nameServers;
    private readonly LookupClient _client;

    /// <summary>Asks <paramref name="nameServers"/> in their order; the system's, read once, when there are none.</summary>
    public DnsClientRecords(IReadOnlyList<IPEndPoint> nameServers)
    {
        _nameServers = nameServers.Count > 0
            ? [.. nameServers.Select(endPoint => new NameServer(endPoint))]
            : [.. NameServer.ResolveNameServers(skipIPv6SiteLocal: true, fallbackToGooglePublicDns: false)];
        _client = new LookupClient(new LookupClientOptions([.. _nameServers])
        {
            AutoResolveNameServers = false,
            UseCache = false,
            UseRandomNameServer = false,
            Retries = 0,
            Timeout = TimeOfOne,
        });
    }

    /// <summary>Time of one name server, so that within a probe's 2 s another gets its turn.</summary>
    public static TimeSpan TimeOfOne { get; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public async Task<RecordAnswer> LookUpAsync(string name, DnsRecordType type, CancellationToken cancellationToken)
    {
        RecordAnswer answer = new RecordAnswer.Failed(Cause.DnsBadAnswer, FailureSource.Resolver);
        foreach (var server in _nameServers)
        {
            answer = await AskAsync(server, name, type, cancellationToken);
            if (answer is RecordAnswer.Found or RecordAnswer.Failed { Cause: Cause.DnsNxdomain or Cause.DnsNoRecord })
            {
                break;
            }
        }

        return answer;
    }

    private async Task<RecordAnswer> AskAsync(NameServer server, string name, DnsRecordType type, CancellationToken cancellationToken)
    {
        try
        {
            var question = new DnsQuestion(name, Enum.Parse<QueryType>(DnsRecords.NameOf(type)));
            return Read(await _client.QueryServerAsync([server], question, cancellationToken), type);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // Everything, because the bytes are a stranger's and the library does not say what its parser throws at them.
            var isTimeout = exception is OperationCanceledException or DnsResponseException { Code: DnsResponseCode.ConnectionTimeout };
            return new RecordAnswer.Failed(isTimeout ? Cause.DnsTimeout : Cause.DnsBadAnswer, FailureSource.Resolver);
        }
    }

    private static RecordAnswer Read(IDnsQueryResponse response, DnsRecordType type) => response.Header.ResponseCode switch
    {
        DnsHeaderResponseCode.NoError => response.Answers.Select(record => ValueOf(record, type)).OfType<string>().ToList() is { Count: > 0 } values
            ? new RecordAnswer.Found(values)
            : new RecordAnswer.Failed(Cause.DnsNoRecord, FailureSource.Target),
        DnsHeaderResponseCode.NotExistentDomain => new RecordAnswer.Failed(Cause.DnsNxdomain, FailureSource.Target),
        DnsHeaderResponseCode.ServerFailure => new RecordAnswer.Failed(Cause.DnsServfail, FailureSource.Target),
        DnsHeaderResponseCode.Refused => new RecordAnswer.Failed(Cause.DnsRefused, FailureSource.Resolver),
        _ => new RecordAnswer.Failed(Cause.DnsBadAnswer, FailureSource.Resolver),
    };

    private static string? ValueOf(DnsResourceRecord record, DnsRecordType type)
    {
        var value = (record, type) switch
        {
            (ARecord a, DnsRecordType.A) => a.Address.ToString(),
            (AaaaRecord aaaa, DnsRecordType.Aaaa) => aaaa.Address.ToString(),
            (CNameRecord cname, DnsRecordType.Cname) => cname.CanonicalName.Value,
            (NsRecord ns, DnsRecordType.Ns) => ns.NSDName.Value,
            (MxRecord mx, DnsRecordType.Mx) => string.Create(CultureInfo.InvariantCulture, $"{mx.Preference} {mx.Exchange.Value}"),
            (TxtRecord txt, DnsRecordType.Txt) => string.Concat(txt.Text),
            _ => null,
        };
        return value is null ? null : DnsRecords.Canonical(type, value) ?? value;
    }
}
