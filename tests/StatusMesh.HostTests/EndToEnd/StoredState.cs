using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace StatusMesh.HostTests.EndToEnd;

/// <summary>Reads tables and queues as any other program would, past the host.</summary>
internal sealed class StoredState(string connectionString)
{
    private static readonly string[] Regions = ["europe", "americas", "asia"];

    private readonly TableServiceClient _service = new(connectionString);
    private readonly QueueServiceClient _queues = new(connectionString);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Every row of <paramref name="table"/>.</summary>
    public async Task<IReadOnlyList<TableEntity>> AllAsync(string table) =>
        await _service.GetTableClient(table).QueryAsync<TableEntity>(cancellationToken: Token).ToListAsync(Token);

    /// <summary>Messages on the queue of each region, those under way included.</summary>
    public async Task<IReadOnlyList<int>> ProbeMessagesAsync()
    {
        var counts = new List<int>();
        foreach (var region in Regions)
        {
            counts.Add((await _queues.GetQueueClient($"probe-{region}").GetPropertiesAsync(Token)).Value.ApproximateMessagesCount);
        }

        return counts;
    }

    /// <summary>Partition and row key of every row of results.</summary>
    public async Task<HashSet<string>> ResultKeysAsync() => [.. (await ResultsAsync()).Select(row => $"{row.PartitionKey}/{row.RowKey}")];

    /// <summary>Every row of the tables of results, one per day: a test may run at midnight.</summary>
    public async Task<IReadOnlyList<TableEntity>> ResultsAsync()
    {
        var rows = new List<TableEntity>();
        await foreach (var table in _service.QueryAsync(cancellationToken: Token))
        {
            if (table.Name.StartsWith("results2", StringComparison.Ordinal))
            {
                rows.AddRange(await AllAsync(table.Name));
            }
        }

        return rows;
    }
}
