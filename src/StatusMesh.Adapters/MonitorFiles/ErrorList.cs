namespace StatusMesh.Adapters.MonitorFiles;

/// <summary>Collects mistakes while a file is read.</summary>
internal sealed class ErrorList
{
    private const int LongestQuote = 40;

    private readonly List<MonitorFileError> _errors = [];

    /// <summary>True while there are none.</summary>
    public bool IsEmpty => _errors.Count == 0;

    /// <summary>All of them, by line.</summary>
    public IReadOnlyList<MonitorFileError> ByLine => [.. _errors.OrderBy(error => error.Line)];

    /// <summary>What somebody wrote, fit to stand in a message: short, on one line, without control characters.</summary>
    public static string Quote(string text)
    {
        var start = text.Length > LongestQuote ? text[..LongestQuote] + "…" : text;
        return "\"" + string.Concat(start.Select(character => char.IsControl(character) || char.IsSurrogate(character) ? '?' : character)) + "\"";
    }

    public void Add(int line, string message) => _errors.Add(new MonitorFileError(line, message));
}
