namespace StatusMesh.UnitTests.Probing.Hostile;

/// <summary>The rows of <c>Data/hostile-targets.tsv</c>.</summary>
internal static class HostileCatalogue
{
    private static readonly Dictionary<string, string[]> Decisions = Read("hostile-overrides.tsv", 5).ToDictionary(row => row[0]);

    /// <summary>Every row by its id.</summary>
    public static IReadOnlyDictionary<string, HostileRow> Rows { get; } = Read("hostile-targets.tsv", 10).Select(Decide).ToDictionary(row => row.Id);

    /// <summary>Ids of the rows for which we decide ourselves.</summary>
    public static IEnumerable<string> Decided => Decisions.Keys;

    /// <summary>The ids and behaviours of the rows of <paramref name="layers"/>, for a theory.</summary>
    public static IEnumerable<TheoryDataRow<string, string>> Of(params string[] layers) =>
        Rows.Values.Where(row => layers.Contains(row.Layer)).Select(row => new TheoryDataRow<string, string>(row.Id, row.Behaviour));

    private static HostileRow Decide(string[] row) => Decisions.TryGetValue(row[0], out var decided)
        ? new HostileRow(row[0], row[1], row[2], decided[1], decided[2], decided[3], decided[4])
        : new HostileRow(row[0], row[1], row[2], row[4], FirstWord(row[5]), FirstWord(row[6]), "");

    // What follows the first word is prose.
    private static string FirstWord(string text) => text.Split(' ', ';', ':', '(', ',')[0];

    private static IEnumerable<string[]> Read(string file, int columns) =>
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Data", file))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .Where(row => row.Length == columns && row[0] != "id");
}
