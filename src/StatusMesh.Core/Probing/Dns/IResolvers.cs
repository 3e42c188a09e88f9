using System.Net;

namespace StatusMesh.Core.Probing.Dns;

/// <summary>Resolvers by the name servers that they ask.</summary>
public interface IResolvers
{
    /// <summary>One that asks <paramref name="nameServers"/> in their order; the region's own when there are none.</summary>
    IResolver Asking(IReadOnlyList<IPEndPoint> nameServers);

    /// <summary>The same for records of any type.</summary>
    IRecordLookup LookingUp(IReadOnlyList<IPEndPoint> nameServers);
}
