using StatusMesh.Core.Status;

namespace StatusMesh.Web.Api;

/// <summary>The body of <c>GET /api/regions</c>.</summary>
/// <param name="Regions">Each region of the mesh, in the order of the settings.</param>
internal sealed record RegionsBody(IReadOnlyList<RegionHealth> Regions);
