using StatusMesh.Core.Monitors;

namespace StatusMesh.Core.History;

/// <summary>What a roll-up must know besides the results.</summary>
/// <param name="Shard">The shard that is rolled up.</param>
/// <param name="Monitors">The registrations.</param>
/// <param name="Regions">Names of the regions of the mesh, in order.</param>
public sealed record RollContext(string Shard, MonitorIndex Monitors, IReadOnlyList<string> Regions);
