using System.Globalization;
using Microsoft.AspNetCore.Http;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Monitors;
using StatusMesh.Web.Problems;

namespace StatusMesh.Web.Api;

/// <summary><c>GET /api/incidents?url=&amp;limit=&amp;continue=</c>.</summary>
internal static class IncidentsEndpoint
{
    public static async Task<IResult> HandleAsync(
        HttpRequest request, IncidentReader incidents, TargetLookup targets, CancellationToken cancellationToken)
    {
        var limit = 20;
        if (request.Query.TryGetValue("limit", out var limitText)
            && (!int.TryParse(limitText.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > IncidentReader.MostOnPage))
        {
            return new ProblemResult(KnownProblems.BadParameter("limit", "limit is the number of incidents on a page: a whole number from 1 to 100."));
        }

        var before = DateTimeOffset.MaxValue;
        if (request.Query.TryGetValue("continue", out var continueText))
        {
            if (!long.TryParse(continueText.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
                || ticks < DateTimeOffset.UnixEpoch.Ticks || ticks > DateTimeOffset.MaxValue.Ticks)
            {
                return new ProblemResult(KnownProblems.BadParameter("continue", "continue is what the page before said; leave it out for the first page."));
            }

            before = new DateTimeOffset(ticks, TimeSpan.Zero);
        }

        string? targetId = null;
        if (request.Query.TryGetValue("url", out var url))
        {
            var parse = await targets.ParseAsync(url.ToString(), RequestOrigin.Of(request), cancellationToken);
            if (parse is TargetParse.Rejected rejected)
            {
                return new ProblemResult(KnownProblems.Refused(rejected.Reason, rejected.Detail));
            }

            targetId = ((TargetParse.Accepted)parse).Target.Id;
        }

        var page = await incidents.ReadAsync(targetId, before, limit, cancellationToken);
        return BytesResult.Json(IncidentsBody.Of(page), ApiJson.Default.IncidentsBody, BytesResult.BrieflyCached);
    }
}
