namespace StatusMesh.Core.Monitors;

/// <summary>Registers monitors and fills their shards.</summary>
public sealed class MonitorRegistrar(IMonitorStore store, MonitorDirectory directory, TimeProvider time)
{
    /// <summary>
    /// Makes <paramref name="drafts"/> the monitors of <paramref name="source"/>: adds and changes what they say, removes what the
    /// source registered before and no longer names. A monitor keeps the shard that it once got.
    /// </summary>
    public async Task ApplyAsync(MonitorSource source, IReadOnlyList<MonitorDraft> drafts, CancellationToken cancellationToken)
    {
        var known = (await store.ListAsync(cancellationToken)).ToDictionary(monitor => monitor.Target.Id);
        var wanted = drafts.Select(draft => draft.Target.Id).ToHashSet();
        var sizes = known.Values.GroupBy(monitor => monitor.Shard).ToDictionary(shard => shard.Key, shard => shard.Count());
        foreach (var draft in drafts)
        {
            var old = known.GetValueOrDefault(draft.Target.Id);
            var monitor = new MonitorRegistration
            {
                Target = draft.Target,
                Name = draft.Name,
                Interval = draft.Interval,
                Expect = draft.Expect,
                Request = draft.Request,
                Alerts = draft.Alerts,
                Heartbeat = draft.Heartbeat,
                Shard = old?.Shard ?? NextShard(sizes),
                Source = source,
                RegisteredAt = old?.RegisteredAt ?? time.GetUtcNow(),
            };
            if (monitor != old)
            {
                await store.PutAsync(monitor, cancellationToken);
            }
        }

        foreach (var gone in known.Values.Where(monitor => monitor.Source == source && !wanted.Contains(monitor.Target.Id)))
        {
            await store.RemoveAsync(gone.Target.Id, cancellationToken);
        }

        directory.Expire();
    }

    private static string NextShard(Dictionary<string, int> sizes)
    {
        for (var ordinal = 0; ; ordinal++)
        {
            var shard = Shard.OfMonitors(ordinal);
            var size = sizes.GetValueOrDefault(shard);
            if (size < Shard.Size)
            {
                sizes[shard] = size + 1;
                return shard;
            }
        }
    }
}
