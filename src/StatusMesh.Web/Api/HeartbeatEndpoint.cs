using Microsoft.AspNetCore.Http;
using StatusMesh.Core.Monitors.Heartbeats;
using StatusMesh.Web.Problems;

namespace StatusMesh.Web.Api;

/// <summary><c>GET|POST /api/heartbeat/{secret}</c>: a job calls. The path is a secret; nothing that answers or logs may repeat it.</summary>
internal static class HeartbeatEndpoint
{
    public static async Task<IResult> HandleAsync(string secret, HttpContext context, BeatReceiver beats)
    {
        // Who hangs up at once has called nevertheless.
        if (!await beats.ReceiveAsync(secret, CancellationToken.None))
        {
            return new ProblemResult(KnownProblems.HeartbeatUnknown);
        }

        context.Response.Headers.CacheControl = BytesResult.NotCached;
        return Results.NoContent();
    }
}
