using System.Net;

namespace StatusMesh.Core.Probing.Dns;

/// <summary>Resolvers by the name servers that they ask.</summary>
public interface IResolvers
{
    /// <summary>One that asks <paramref name="nameServers"/>, of which there is at least one, in their order.</summary>
    IResolver Asking(IReadOnlyList<IPEndPoint> nameServers);
}
