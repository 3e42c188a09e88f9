using System.Collections.Concurrent;
using System.Net;
using StatusMesh.Core.Probing.Dns;

namespace StatusMesh.Adapters.Dns;

/// <summary>Keeps one client for each list of name servers: there are as many as monitors name in their settings.</summary>
/// <param name="own">Name servers of the region; empty: the system's.</param>
/// <param name="timeProvider">The clock.</param>
public sealed class DnsClientResolvers(IReadOnlyList<IPEndPoint> own, TimeProvider timeProvider) : IResolvers
{
    private readonly ConcurrentDictionary<string, DnsClientResolver> _resolvers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DnsClientRecords> _lookups = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IResolver Asking(IReadOnlyList<IPEndPoint> nameServers) =>
        _resolvers.GetOrAdd(KeyOf(nameServers), _ => new DnsClientResolver(OrOwn(nameServers), timeProvider));

    /// <inheritdoc/>
    public IRecordLookup LookingUp(IReadOnlyList<IPEndPoint> nameServers) =>
        _lookups.GetOrAdd(KeyOf(nameServers), _ => new DnsClientRecords(OrOwn(nameServers)));

    private static string KeyOf(IReadOnlyList<IPEndPoint> nameServers) => string.Join(' ', nameServers);

    private IReadOnlyList<IPEndPoint> OrOwn(IReadOnlyList<IPEndPoint> nameServers) => nameServers.Count == 0 ? own : nameServers;
}
