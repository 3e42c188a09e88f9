using System.Text.Json;

namespace StatusMesh.UnitTests.Badges;

/// <summary>Texts that an attacker would put wherever text of a stranger is shown.</summary>
public static class XssPayloads
{
    /// <summary>Every payload, decoded from the JSON string bodies of the table.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Badges", "xss-payloads.tsv"))
            .Where(line => !line.StartsWith("# ", StringComparison.Ordinal))
            .Skip(1)
            .Select(line => JsonSerializer.Deserialize<string>($"\"{line.Split('\t')[0]}\"")!)];
}
