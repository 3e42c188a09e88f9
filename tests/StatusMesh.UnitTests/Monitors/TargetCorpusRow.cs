namespace StatusMesh.UnitTests.Monitors;

/// <summary>One URL of <c>Data/ssrf-corpus.tsv</c> and what must become of it.</summary>
public sealed record TargetCorpusRow(int Line, string Url, string Why, string Stage, string Reason, string Dial);
