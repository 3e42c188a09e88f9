namespace StatusMesh.Core.Probing;

/// <summary>Makes text from targets fit to be stored.</summary>
internal static class Evidence
{
    /// <summary>At most <see cref="ProbeLimits.EvidenceLength"/> characters, control characters replaced by spaces.</summary>
    public static string Clean(string text)
    {
        var kept = text.Length > ProbeLimits.EvidenceLength ? text[..ProbeLimits.EvidenceLength] : text;
        return string.Create(kept.Length, kept, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsControl(source[i]) ? ' ' : source[i];
            }
        });
    }
}
