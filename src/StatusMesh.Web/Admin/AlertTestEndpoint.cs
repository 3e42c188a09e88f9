using Microsoft.AspNetCore.Http;
using StatusMesh.Core.Alerts;
using StatusMesh.Web.Api;
using StatusMesh.Web.Problems;

namespace StatusMesh.Web.Admin;

/// <summary><c>POST /api/alerts:test</c>: sends a test alert to one channel or to all, and says what came of it.</summary>
internal static class AlertTestEndpoint
{
    public static async Task<IResult> HandleAsync(HttpRequest request, AlertDelivery delivery, AlertOptions options, CancellationToken cancellationToken)
    {
        string? name = null;
        if (request.ContentLength is not (null or 0) || request.Headers.TransferEncoding.Count > 0)
        {
            if (await JsonBody.ReadAsync(request, AdminJson.Default.AlertTestBody, cancellationToken) is not { } body)
            {
                return new ProblemResult(KnownProblems.BadParameter("channel", "The body is empty, or JSON with the name of a channel: {\"channel\": \"ops\"}"));
            }

            name = body.Channel;
        }

        var channels = options.Channels.Where(channel => name is null || channel.Name == name).ToList();
        if (channels.Count == 0)
        {
            var known = options.Channels.Count == 0 ? "There are none: add one under Alerts:Channels." : $"There are: {string.Join(", ", options.Channels.Select(channel => channel.Name))}.";
            return new ProblemResult(KnownProblems.BadParameter("channel", $"There is no such channel. {known}"));
        }

        var lines = await Task.WhenAll(channels.Select(async channel =>
        {
            var problem = await delivery.TestAsync(channel, cancellationToken);
            return new AlertTestLine(channel.Name, problem is null, problem);
        }));
        return BytesResult.Json(new AlertTestAnswer(lines), AdminJson.Default.AlertTestAnswer, BytesResult.NotCached);
    }
}
