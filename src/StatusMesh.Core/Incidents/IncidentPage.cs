namespace StatusMesh.Core.Incidents;

/// <summary>Some incidents, newest first.</summary>
/// <param name="Groups">The incidents, those of one cause together.</param>
/// <param name="Continue">Where the next page begins, UTC; null when this is the last.</param>
public sealed record IncidentPage(IReadOnlyList<IncidentGroup> Groups, DateTimeOffset? Continue);
