using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging.Abstractions;
using StatusMesh.LocalHost.Azurite;

namespace StatusMesh.HostTests.Azurite;

/// <summary>Starts Azurite for a test, or skips the test where there is no Node.js.</summary>
internal static class RunningAzurite
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<AzuriteProcess> StartAsync(string folder, int tablePort = 0, int queuePort = 0)
    {
        var options = new AzuriteOptions { DataFolder = folder, TablePort = tablePort, QueuePort = queuePort };
        switch (await AzuriteProcess.StartAsync(options, NullLogger.Instance, Token))
        {
            case AzuriteStart.Started started:
                return started.Process;
            case AzuriteStart.Unavailable unavailable:
                Assert.Skip(unavailable.Problem.Message);
                break;
        }

        throw new InvalidOperationException("unreachable");
    }

    public static async Task WriteAsync(AzuriteEndpoints endpoints, string row)
    {
        var table = new TableClient(endpoints.ConnectionString, "kept");
        await table.CreateIfNotExistsAsync(Token);
        await table.AddEntityAsync(new TableEntity("partition", row), Token);
        var queue = new QueueClient(endpoints.ConnectionString, "kept");
        await queue.CreateIfNotExistsAsync(cancellationToken: Token);
        await queue.SendMessageAsync(row, Token);
    }

    public static async Task<IReadOnlyList<string>> RowsAsync(AzuriteEndpoints endpoints) =>
        await new TableClient(endpoints.ConnectionString, "kept").QueryAsync<TableEntity>(cancellationToken: Token)
            .Select(entity => entity.RowKey).ToListAsync(Token);

    public static async Task<IReadOnlyList<string>> MessagesAsync(AzuriteEndpoints endpoints) =>
        [.. (await new QueueClient(endpoints.ConnectionString, "kept").PeekMessagesAsync(32, Token)).Value.Select(message => message.MessageText)];
}
