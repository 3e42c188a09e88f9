using System.Globalization;

namespace StatusMesh.LocalHost.Demo;

/// <summary>What the demo sites answer.</summary>
internal static class DemoAnswers
{
    private static readonly TimeSpan Slowness = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan ShortestMaintenance = TimeSpan.FromMinutes(90);

    /// <summary>Answers any request to <paramref name="site"/>. The 502 is not among them: a real proxy writes that.</summary>
    public static async Task WriteAsync(HttpContext context, DemoSite site, TimeProvider time)
    {
        var response = context.Response;
        var cancellationToken = context.RequestAborted;
        switch (site.Kind)
        {
            case DemoSiteKind.Slow:
                await Task.Delay(Slowness, time, cancellationToken);
                break;
            case DemoSiteKind.Maintenance:
                response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                response.Headers.RetryAfter = BackAt(time.GetUtcNow()).ToString("R", CultureInfo.InvariantCulture);
                break;
            case DemoSiteKind.Challenge:
                response.StatusCode = StatusCodes.Status403Forbidden;
                response.Headers["cf-mitigated"] = "challenge";
                break;
        }

        response.ContentType = "text/html; charset=utf-8";
        await response.WriteAsync(DemoPage.Of(site), cancellationToken);
    }

    /// <summary>The next full hour that is at least 90 minutes away, so that the date does not move with every check.</summary>
    private static DateTimeOffset BackAt(DateTimeOffset now)
    {
        var earliest = now + ShortestMaintenance;
        var intoTheHour = earliest.Ticks % TimeSpan.TicksPerHour;
        return intoTheHour == 0 ? earliest : earliest.AddTicks(TimeSpan.TicksPerHour - intoTheHour);
    }
}
