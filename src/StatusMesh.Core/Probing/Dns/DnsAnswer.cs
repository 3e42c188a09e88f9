using System.Net;

namespace StatusMesh.Core.Probing.Dns;

/// <summary>What a resolver said of a name.</summary>
public abstract record DnsAnswer
{
    private DnsAnswer()
    {
    }

    /// <summary>At least one address, in the resolver's order, IPv4 and IPv6 mixed.</summary>
    public sealed record Found(IReadOnlyList<IPAddress> Addresses) : DnsAnswer;

    /// <summary>No address, and why: one of the causes named <c>Dns…</c>.</summary>
    public sealed record Failed(Cause Cause, FailureSource Source) : DnsAnswer;
}
