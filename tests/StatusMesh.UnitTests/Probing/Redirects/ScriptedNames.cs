using System.Net;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Dns;

namespace StatusMesh.UnitTests.Probing.Redirects;

/// <summary>Answers every name by a DNS script of the corpus: successive questions for a name get successive answers, the last one repeats.</summary>
internal sealed class ScriptedNames(string script) : IResolver
{
    private readonly string[] _answers = script.Split('|');
    private readonly Dictionary<string, int> _asked = [];

    /// <summary>Addresses of all answers.</summary>
    public IEnumerable<IPAddress> Addresses => _answers.Select(Read).OfType<DnsAnswer.Found>().SelectMany(found => found.Addresses);

    public async Task<DnsAnswer> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        var turn = _asked.GetValueOrDefault(host);
        _asked[host] = turn + 1;
        var answer = Read(_answers[Math.Min(turn, _answers.Length - 1)]);
        if (answer is DnsAnswer.Failed { Cause: Cause.DnsTimeout })
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        return answer;
    }

    private static DnsAnswer Read(string answer)
    {
        var addresses = answer.Split(';', ',')
            .Where(part => !part.StartsWith("CNAME=", StringComparison.Ordinal))
            .Select(part => part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..])
            .Where(part => IPAddress.TryParse(part, out _))
            .Select(IPAddress.Parse)
            .ToList();
        return answer switch
        {
            "NXDOMAIN" => new DnsAnswer.Failed(Cause.DnsNxdomain, FailureSource.Target),
            "SERVFAIL" => new DnsAnswer.Failed(Cause.DnsServfail, FailureSource.Target),
            "TIMEOUT" => new DnsAnswer.Failed(Cause.DnsTimeout, FailureSource.Resolver),
            _ when addresses.Count > 0 => new DnsAnswer.Found(addresses),
            _ => new DnsAnswer.Failed(Cause.DnsAliasLoop, FailureSource.Target),
        };
    }
}
