using StatusMesh.Core.Status;

namespace StatusMesh.Core.History;

/// <summary>Where the past of the monitors is kept, by shard.</summary>
public interface IHistoryStore
{
    /// <summary>Stores hours of one shard and one day, all or none, replacing what is stored of them.</summary>
    Task WriteAsync(IReadOnlyList<HourHistory> hours, CancellationToken cancellationToken);

    /// <summary>The stored hours that begin in [<paramref name="from"/>, <paramref name="to"/>), oldest first.</summary>
    Task<IReadOnlyList<HourHistory>> ReadAsync(string shard, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>The numbers of the stored hours that begin in [<paramref name="from"/>, <paramref name="to"/>), oldest first; cheaper than the hours.</summary>
    Task<IReadOnlyList<HourNumbers>> ReadNumbersAsync(
        string shard, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>The stored months from that of <paramref name="first"/> to that of <paramref name="last"/>, oldest first.</summary>
    Task<IReadOnlyList<Versioned<MonthUptime>>> ReadMonthsAsync(
        string shard, DateOnly first, DateOnly last, CancellationToken cancellationToken);

    /// <summary>Stores a month. False when its version is no longer the stored one (or a new month exists already): read and reckon again.</summary>
    Task<bool> TryWriteMonthAsync(Versioned<MonthUptime> month, CancellationToken cancellationToken);

    /// <summary>Removes the hours of every UTC day, and every month, that was over at <paramref name="before"/>.</summary>
    Task RemoveAsync(string shard, DateTimeOffset before, CancellationToken cancellationToken);
}
