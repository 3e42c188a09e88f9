using System.Net;
using StatusMesh.Core.Probing.Dns;

namespace StatusMesh.UnitTests.Probing;

/// <summary>For monitors that name no name servers of their own.</summary>
internal sealed class NoResolvers : IResolvers
{
    public static NoResolvers Instance { get; } = new();

    public IResolver Asking(IReadOnlyList<IPEndPoint> nameServers) => throw new InvalidOperationException("No name servers were named.");

    public IRecordLookup LookingUp(IReadOnlyList<IPEndPoint> nameServers) => throw new InvalidOperationException("No record was asked for.");
}
