using Microsoft.AspNetCore.Http;
using StatusMesh.Core.Incidents;
using StatusMesh.Web.Api;
using StatusMesh.Web.Problems;

namespace StatusMesh.Web.Admin;

/// <summary><c>POST /api/incidents/{id}/notes</c>: adds a note to an incident's timeline.</summary>
internal static class NoteEndpoint
{
    private const int MostCharacters = 2_000;

    public static async Task<IResult> HandleAsync(string id, HttpRequest request, IncidentLog log, TimeProvider time, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync(request, AdminJson.Default.NoteBody, cancellationToken);
        if (body?.Text?.Trim() is not { Length: >= 1 and <= MostCharacters } text)
        {
            return new ProblemResult(KnownProblems.BadParameter("text", "The body is JSON with text, 1 to 2,000 characters: {\"text\": \"We are on it.\"}"));
        }

        var incident = await log.AddNoteAsync(id, text, time.GetUtcNow(), cancellationToken);
        return incident is null
            ? new ProblemResult(KnownProblems.NotFound with { Detail = "There is no incident of this id. /api/incidents lists them." })
            : BytesResult.Json(IncidentMember.Of(incident), ApiJson.Default.IncidentMember, BytesResult.NotCached);
    }
}
