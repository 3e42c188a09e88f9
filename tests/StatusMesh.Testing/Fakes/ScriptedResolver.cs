using System.Net;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Dns;

namespace StatusMesh.Testing.Fakes;

/// <summary>Answers names from a table; any other name does not exist.</summary>
public sealed class ScriptedResolver : IResolver
{
    private readonly Dictionary<string, DnsAnswer> _answers = [];

    /// <summary>Names that were asked for, in order.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Lets a name answer with addresses.</summary>
    public ScriptedResolver With(string host, params string[] addresses)
    {
        _answers[host] = new DnsAnswer.Found([.. addresses.Select(IPAddress.Parse)]);
        return this;
    }

    /// <summary>Lets a name fail.</summary>
    public ScriptedResolver With(string host, Cause cause, FailureSource source)
    {
        _answers[host] = new DnsAnswer.Failed(cause, source);
        return this;
    }

    /// <inheritdoc/>
    public Task<DnsAnswer> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        lock (Asked)
        {
            Asked.Add(host);
        }

        return Task.FromResult(_answers.GetValueOrDefault(host) ?? new DnsAnswer.Failed(Cause.DnsNxdomain, FailureSource.Target));
    }
}
