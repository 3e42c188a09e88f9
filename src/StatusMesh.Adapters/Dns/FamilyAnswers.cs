using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Dns;

namespace StatusMesh.Adapters.Dns;

/// <summary>Makes one answer of the ones for IPv4 and for IPv6.</summary>
internal static class FamilyAnswers
{
    // What says most about the name comes first. No address comes last: it holds only if both families say so.
    private static readonly Cause[] BySignificance =
        [Cause.DnsNxdomain, Cause.DnsAliasLoop, Cause.DnsServfail, Cause.DnsRefused, Cause.DnsBadAnswer, Cause.DnsTimeout, Cause.DnsNoAddress];

    /// <summary>All addresses in the order given; when there are none, the failure that says most.</summary>
    public static DnsAnswer Merge(IReadOnlyList<DnsAnswer> answers)
    {
        var addresses = answers.OfType<DnsAnswer.Found>().SelectMany(found => found.Addresses).ToList();
        return addresses.Count > 0
            ? new DnsAnswer.Found(addresses)
            : answers.OfType<DnsAnswer.Failed>().MinBy(failed => Array.IndexOf(BySignificance, failed.Cause))!;
    }
}
