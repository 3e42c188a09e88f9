using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using StatusMesh.Core.Status;

namespace StatusMesh.Adapters.Storage;

/// <summary>
/// Says in our own words that an account does not answer, after the SDK's repetitions. It stands around every call of every client,
/// so no adapter has to think of it.
/// </summary>
internal sealed class StorageAwayPolicy : HttpPipelinePolicy
{
    private const string Away = "The storage account does not answer.";

    /// <inheritdoc/>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            ProcessNext(message, pipeline);
        }
        catch (Exception e) when (IsAway(e, message.CancellationToken))
        {
            throw new StorageUnavailableException(Away, e);
        }

        ThrowIfBusy(message);
    }

    /// <inheritdoc/>
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            await ProcessNextAsync(message, pipeline);
        }
        catch (Exception e) when (IsAway(e, message.CancellationToken))
        {
            throw new StorageUnavailableException(Away, e);
        }

        ThrowIfBusy(message);
    }

    // No status: nothing came back. The SDK reports several failed tries as an AggregateException, its own time-out as a cancellation.
    private static bool IsAway(Exception e, CancellationToken caller) => e switch
    {
        RequestFailedException { Status: 0 } or AggregateException => true,
        OperationCanceledException => !caller.IsCancellationRequested,
        _ => false,
    };

    private static void ThrowIfBusy(HttpMessage message)
    {
        if (message.Response is { Status: 429 or >= 500 and not 501 } busy)
        {
            throw new StorageUnavailableException($"The storage account answers {busy.Status}.", new RequestFailedException(busy));
        }
    }
}
