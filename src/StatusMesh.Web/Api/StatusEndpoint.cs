using System.Globalization;
using Microsoft.AspNetCore.Http;
using StatusMesh.Core.Json;
using StatusMesh.Core.Status;
using StatusMesh.Web.Problems;

namespace StatusMesh.Web.Api;

/// <summary><c>GET /api/status?url=&amp;wait=&amp;me=</c>.</summary>
internal static class StatusEndpoint
{
    public static async Task<IResult> HandleAsync(HttpContext context, StatusService statuses, CancellationToken cancellationToken)
    {
        var (question, problem) = Read(context.Request);
        if (question is null)
        {
            return new ProblemResult(problem!);
        }

        switch (await statuses.AskAsync(question, cancellationToken))
        {
            case StatusOutcome.Refused refused:
                return new ProblemResult(KnownProblems.Refused(refused.Reason, refused.Detail));
            case StatusOutcome.Pending pending:
                context.Response.Headers.RetryAfter = Seconds(pending.RetryAfter);
                return BytesResult.Json(pending.Answer, ApiJson.Default.StatusAnswer, BytesResult.NotCached, StatusCodes.Status202Accepted);
            case StatusOutcome.Answered answered:
                if (!answered.Answer.Fresh)
                {
                    context.Response.Headers.Age = Seconds(answered.Age);
                }

                var isPersonal = question.Me is not null || !answered.Answer.Fresh;
                return BytesResult.Json(
                    answered.Answer, ApiJson.Default.StatusAnswer, isPersonal ? BytesResult.NotCached : BytesResult.BrieflyCached);
            case var other:
                throw new InvalidOperationException($"Unknown outcome {other}.");
        }
    }

    private static (StatusQuestion? Question, Problem? Problem) Read(HttpRequest request)
    {
        var query = request.Query;
        var wait = TimeSpan.FromSeconds(8);
        if (query.TryGetValue("wait", out var waitText))
        {
            if (!int.TryParse(waitText.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > 20)
            {
                return (null, KnownProblems.BadParameter("wait", "wait is the number of seconds to wait for a verdict: a whole number from 0 to 20."));
            }

            wait = TimeSpan.FromSeconds(seconds);
        }

        CallerObservation? me = null;
        if (query.TryGetValue("me", out var meText))
        {
            me = Enum.GetValues<CallerObservation>().Cast<CallerObservation?>().FirstOrDefault(value => Kebab.Name(value!.Value) == meText.ToString());
            if (me is null)
            {
                return (null, KnownProblems.BadParameter("me", "me is what you saw yourself: reachable, unreachable or offline."));
            }
        }

        var url = query["url"].ToString();
        return url.Length == 0
            ? (null, KnownProblems.UrlMissing)
            : (new StatusQuestion { Url = url, Wait = wait, Me = me, Origin = RequestOrigin.Of(request) }, null);
    }

    private static string Seconds(TimeSpan span) => ((long)Math.Ceiling(span.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
