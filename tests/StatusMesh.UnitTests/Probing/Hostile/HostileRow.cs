namespace StatusMesh.UnitTests.Probing.Hostile;

/// <summary>One target of <c>Data/hostile-targets.tsv</c> and what must become of it, our own decisions (<c>hostile-overrides.tsv</c>) applied.</summary>
public sealed record HostileRow(string Id, string Layer, string Behaviour, string Class, string Detail, string Verdict, string Why);
