using System.Globalization;
using StatusMesh.Core.Status;

namespace StatusMesh.Adapters.InMemory;

/// <summary>Items by shard and key under optimistic concurrency. Not thread-safe: its store holds the lock.</summary>
internal sealed class VersionedItems<T>
{
    private readonly Dictionary<string, Dictionary<string, Versioned<T>>> _shards = new(StringComparer.Ordinal);
    private long _version;

    /// <summary>The item under a key, null when there is none.</summary>
    public Versioned<T>? Find(string shard, string key) => _shards.GetValueOrDefault(shard)?.GetValueOrDefault(key);

    /// <summary>A copy of every item of a shard, by key.</summary>
    public Dictionary<string, Versioned<T>> All(string shard) => _shards.TryGetValue(shard, out var items) ? new(items) : [];

    /// <summary>True when the stored version is <paramref name="version"/>; null: when nothing is stored.</summary>
    public bool IsCurrent(string shard, string key, string? version) => Find(shard, key)?.Version == version;

    /// <summary>Stores an item under a new version.</summary>
    public void Set(string shard, string key, T value)
    {
        if (!_shards.TryGetValue(shard, out var items))
        {
            _shards[shard] = items = new Dictionary<string, Versioned<T>>(StringComparer.Ordinal);
        }

        items[key] = new Versioned<T>(value, (++_version).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Removes an item; nothing happens when there is none.</summary>
    public void Remove(string shard, string key) => _shards.GetValueOrDefault(shard)?.Remove(key);
}
