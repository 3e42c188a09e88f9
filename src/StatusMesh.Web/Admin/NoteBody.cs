namespace StatusMesh.Web.Admin;

/// <summary>Body of <c>POST /api/incidents/{id}/notes</c>.</summary>
/// <param name="Text">The note, 1..2,000 characters.</param>
internal sealed record NoteBody(string? Text);
