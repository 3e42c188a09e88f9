using DnsClient;
using DnsClient.Protocol;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Dns;

namespace StatusMesh.Adapters.Dns;

/// <summary>Reads what one name server said to one question.</summary>
internal static class ResponseReader
{
    // More aliases in a row than any resolver follows.
    private const int MaxAliases = 16;

    /// <summary>The addresses at the end of the aliases that the response itself holds, or why there are none.</summary>
    public static DnsAnswer Read(IDnsQueryResponse response, DnsQuestion question) => response.Header.ResponseCode switch
    {
        DnsHeaderResponseCode.NoError => ReadAddresses(response, question),
        DnsHeaderResponseCode.NotExistentDomain => new DnsAnswer.Failed(Cause.DnsNxdomain, FailureSource.Target),
        DnsHeaderResponseCode.ServerFailure => new DnsAnswer.Failed(Cause.DnsServfail, FailureSource.Target),
        DnsHeaderResponseCode.Refused => new DnsAnswer.Failed(Cause.DnsRefused, FailureSource.Resolver),
        _ => new DnsAnswer.Failed(Cause.DnsBadAnswer, FailureSource.Resolver),
    };

    private static DnsAnswer ReadAddresses(IDnsQueryResponse response, DnsQuestion question)
    {
        var aliases = response.Answers.CnameRecords();
        var name = question.QueryName;
        for (var i = 0; aliases.FirstOrDefault(alias => IsSame(alias.DomainName, name)) is { } alias; i++)
        {
            if (i == MaxAliases)
            {
                return new DnsAnswer.Failed(Cause.DnsAliasLoop, FailureSource.Target);
            }

            name = alias.CanonicalName;
        }

        var addresses = response.Answers.OfType<AddressRecord>()
            .Where(record => (int)record.RecordType == (int)question.QuestionType && IsSame(record.DomainName, name))
            .Select(record => record.Address)
            .ToList();
        return addresses.Count > 0
            ? new DnsAnswer.Found(addresses)
            : new DnsAnswer.Failed(Cause.DnsNoAddress, FailureSource.Target);
    }

    private static bool IsSame(DnsString one, DnsString other) => string.Equals(one.Value, other.Value, StringComparison.OrdinalIgnoreCase);
}
