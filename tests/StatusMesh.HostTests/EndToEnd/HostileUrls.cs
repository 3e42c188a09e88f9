using System.Text.Json;

namespace StatusMesh.HostTests.EndToEnd;

/// <summary>The rows of <c>Data/ssrf-corpus.tsv</c> that are refused by their text alone.</summary>
public static class HostileUrls
{
    /// <summary>All of them, in the order of the file.</summary>
    public static IReadOnlyList<HostileUrl> All { get; } = [.. Read()];

    private static IEnumerable<HostileUrl> Read()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Data", "ssrf-corpus.tsv"));
        for (var i = 0; i < lines.Length; i++)
        {
            // Columns: url, why, expected, source, category, stage, dns, reason, dial, chain.
            var columns = lines[i].Split('\t');
            if (columns is [_, _, "reject", _, _, "parse", _, _, _, _])
            {
                yield return new HostileUrl(i + 1, JsonSerializer.Deserialize<string>($"\"{columns[0]}\"")!, columns[1], columns[7]);
            }
        }
    }
}
