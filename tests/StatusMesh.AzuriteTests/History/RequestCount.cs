using Azure.Core;
using Azure.Core.Pipeline;

namespace StatusMesh.AzuriteTests.History;

/// <summary>Counts what goes over the wire, repeated requests included.</summary>
internal sealed class RequestCount : HttpPipelineSynchronousPolicy
{
    private int _count;

    /// <summary>Requests since the last call.</summary>
    public int Take() => Interlocked.Exchange(ref _count, 0);

    /// <inheritdoc/>
    public override void OnSendingRequest(HttpMessage message) => Interlocked.Increment(ref _count);
}
