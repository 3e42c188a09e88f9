namespace StatusMesh.Web.Api;

/// <summary>The body of <c>GET /health</c>.</summary>
/// <param name="Status"><c>ok</c>, or <c>storage-away</c>.</param>
internal sealed record HealthBody(string Status);
