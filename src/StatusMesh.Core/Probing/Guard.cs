using System.Net;
using StatusMesh.Core.Monitors;

namespace StatusMesh.Core.Probing;

/// <summary>Decides whether addresses may be dialled.</summary>
public static class Guard
{
    /// <summary>
    /// Null when every one of <paramref name="addresses"/> may be dialled on <paramref name="port"/>, else why not. One bad address refuses
    /// the whole name: a name that mixes allowed and forbidden addresses is an attack or an accident, never a site.
    /// </summary>
    public static RefusalReason? Refuses(IReadOnlyList<IPAddress> addresses, int port, TargetPolicy policy)
    {
        RefusalReason? first = null;
        var isAnyAllowed = false;
        foreach (var address in addresses)
        {
            if (Refuses(address, port, policy) is { } reason)
            {
                first ??= reason;
            }
            else
            {
                isAnyAllowed = true;
            }
        }

        return first is not null && isAnyAllowed ? RefusalReason.AddressMixed : first;
    }

    private static RefusalReason? Refuses(IPAddress address, int port, TargetPolicy policy) =>
        policy.Opens(address) ? null
        : AddressRule.Refuses(address) ?? (policy.AllowsAnyPort || policy.AllowedPorts.Contains(port) ? null : RefusalReason.Port);
}
