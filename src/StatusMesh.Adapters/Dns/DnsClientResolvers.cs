using System.Collections.Concurrent;
using System.Net;
using StatusMesh.Core.Probing.Dns;

namespace StatusMesh.Adapters.Dns;

/// <summary>Keeps one <see cref="DnsClientResolver"/> for each list of name servers: there are as many as monitors name in their settings.</summary>
public sealed class DnsClientResolvers(TimeProvider timeProvider) : IResolvers
{
    private readonly ConcurrentDictionary<string, DnsClientResolver> _resolvers = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IResolver Asking(IReadOnlyList<IPEndPoint> nameServers) =>
        _resolvers.GetOrAdd(string.Join(' ', nameServers), _ => new DnsClientResolver(nameServers, timeProvider));
}
