namespace StatusMesh.Core.Probing.Batches;

/// <summary>Where check results are kept for some days.</summary>
public interface IResultStore
{
    /// <summary>Stores a batch; storing it again changes nothing.</summary>
    Task WriteAsync(BatchResults results, CancellationToken cancellationToken);

    /// <summary>Batches of a shard from one region with a tick in [<paramref name="from"/>, <paramref name="to"/>), oldest first.</summary>
    Task<IReadOnlyList<BatchResults>> ReadAsync(
        string shard, string region, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>
    /// Tick of the oldest batch that <see cref="ReadAsync"/> would give for the same range, null when it would give none; cheap
    /// however long the range is.
    /// </summary>
    Task<DateTimeOffset?> FirstTickAsync(
        string shard, string region, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>Removes the results of every UTC day that was over at <paramref name="before"/>; the number of such days.</summary>
    Task<int> RemoveAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
