using System.Net;
using StatusMesh.Core.Probing.Dns;

namespace StatusMesh.UnitTests.Probing.Hostile;

/// <summary>Gives every name the same public address.</summary>
internal sealed class OneAddressResolver : IResolver
{
    private static readonly IPAddress[] Addresses = [IPAddress.Parse(HostileBench.PublicAddress)];

    public Task<DnsAnswer> ResolveAsync(string host, CancellationToken cancellationToken) => Task.FromResult<DnsAnswer>(new DnsAnswer.Found(Addresses));
}
