using System.Text.Json;

namespace StatusMesh.UnitTests.Monitors;

/// <summary>The rows of <c>Data/ssrf-corpus.tsv</c> by line number, because the URLs themselves break test names.</summary>
public static class TargetCorpus
{
    /// <summary>Every row.</summary>
    public static IReadOnlyDictionary<int, TargetCorpusRow> Rows { get; } = Read().ToDictionary(row => row.Line);

    private static IEnumerable<TargetCorpusRow> Read()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Data", "ssrf-corpus.tsv"));
        for (var i = 0; i < lines.Length; i++)
        {
            var columns = lines[i].Split('\t');
            if (columns.Length == 10 && columns[0] != "url")
            {
                var url = JsonSerializer.Deserialize<string>($"\"{columns[0]}\"")!;
                yield return new TargetCorpusRow(i + 1, url, columns[1], columns[5], columns[7], columns[8]);
            }
        }
    }
}
