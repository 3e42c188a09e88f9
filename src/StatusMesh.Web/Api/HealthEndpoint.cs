using Microsoft.AspNetCore.Http;
using StatusMesh.Core.Status;

namespace StatusMesh.Web.Api;

/// <summary><c>GET /health</c>: 200 when the node can answer, 503 when its storage is away.</summary>
internal static class HealthEndpoint
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static async Task<IResult> HandleAsync(ISnapshotStore snapshots, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            await snapshots.LoadHeartbeatsAsync(RegionPulse.Shard, linked.Token);
            return Answer("ok", StatusCodes.Status200OK);
        }
        catch (StorageUnavailableException)
        {
            return Answer("storage-away", StatusCodes.Status503ServiceUnavailable);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Answer("storage-away", StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static BytesResult Answer(string status, int code) =>
        BytesResult.Json(new HealthBody(status), ApiJson.Default.HealthBody, BytesResult.NotCached, code);
}
