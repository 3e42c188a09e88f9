namespace StatusMesh.Core.Settings;

/// <summary>Settings that the start cannot go on with; each problem names the setting, its value and what is allowed.</summary>
public sealed class InvalidSettingsException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>One sentence per wrong setting.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
