using System.Net;
using StatusMesh.Core.Monitors;

namespace StatusMesh.Core.Probing;

/// <summary>Decides whether addresses may be dialled.</summary>
public static class Guard
{
    /// <summary>
    /// Null when every one of <paramref name="addresses"/> may be dialled on <paramref name="port"/>. One bad address refuses the
    /// whole name: a name that mixes allowed and forbidden addresses is an attack or an accident, never a site.
    /// </summary>
    public static Cause? Refuses(IReadOnlyList<IPAddress> addresses, int port, TargetPolicy policy)
    {
        foreach (var address in addresses)
        {
            if (policy.Opens(address))
            {
                continue;
            }

            if (AddressRule.Refuses(address) is not null)
            {
                return Cause.RefusedAddress;
            }

            if (!policy.AllowedPorts.Contains(port))
            {
                return Cause.RefusedPort;
            }
        }

        return null;
    }
}
