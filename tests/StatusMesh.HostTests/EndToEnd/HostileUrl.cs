namespace StatusMesh.HostTests.EndToEnd;

/// <summary>One URL of <c>Data/ssrf-corpus.tsv</c> that is refused by its text alone, and the reason.</summary>
public sealed record HostileUrl(int Line, string Url, string Why, string Reason);
