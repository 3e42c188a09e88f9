using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using StatusMesh.Core.Status;

namespace StatusMesh.Web.Problems;

/// <summary>Turns whatever goes wrong into problem+json: no stack traces for callers, no empty error bodies.</summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; nobody reads an answer.
            return;
        }
        catch (BadHttpRequestException e)
        {
            await WriteAsync(context, KnownProblems.OfStatus(e.StatusCode));
            return;
        }
        catch (StorageUnavailableException e)
        {
            Log.StorageAway(logger, e.Message);
            await WriteAsync(context, KnownProblems.StorageAway);
            return;
        }
        catch (Exception e)
        {
            Log.Failed(logger, e, RouteOf(context));
            await WriteAsync(context, KnownProblems.Internal);
            return;
        }

        if (context.Response is { StatusCode: >= 400, HasStarted: false, ContentType: null, ContentLength: null })
        {
            await WriteAsync(context, KnownProblems.OfStatus(context.Response.StatusCode));
        }
    }

    /// <summary>The route's pattern: the path itself may hold the secret of a heartbeat.</summary>
    private static string RouteOf(HttpContext context) =>
        (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "a path without a route";

    private static async Task WriteAsync(HttpContext context, Problem problem)
    {
        if (!context.Response.HasStarted)
        {
            await new ProblemResult(problem).ExecuteAsync(context);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Storage is away: {Reason}")]
        public static partial void StorageAway(ILogger logger, string reason);

        [LoggerMessage(LogLevel.Error, "A request for {Route} failed")]
        public static partial void Failed(ILogger logger, Exception exception, string route);
    }
}
