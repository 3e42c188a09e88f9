using System.Text.RegularExpressions;

namespace StatusMesh.UnitTests.Faults;

/// <summary>Every scenario of Data/fault-scenarios.tsv has a test that carries its number: <c>[Trait("Scenario", "F01")]</c>.</summary>
public sealed partial class ScenariosTests
{
    /// <summary>Scenarios without a test, and why. The list is meant to get shorter.</summary>
    private static readonly Dictionary<string, string> Without = new()
    {
        ["M14"] = "no queue has sessions",
        ["R13"] = "of the Functions app, which does not exist yet",
        ["R14"] = "of the Functions app, which does not exist yet",
        ["P02"] = "the API has no rate limits yet",
        ["P03"] = "the API has no rate limits yet",
        ["P06"] = "the front end of Azure Functions keeps requests back that are not complete",
    };

    [Fact]
    public void Every_scenario_has_a_test_or_a_reason_why_not()
    {
        var scenarios = Scenarios();
        var tested = Tested();

        Assert.Equal(51, scenarios.Count);
        Assert.Empty(tested.Except(scenarios)); // a number that nobody knows
        Assert.Empty(Without.Keys.Intersect(tested)); // a reason that is none any more
        Assert.Equal([], scenarios.Except(tested).Except(Without.Keys));
    }

    private static List<string> Scenarios() =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "fault-scenarios.tsv"))
            .Where(line => !line.StartsWith('#'))
            .Skip(1)
            .Select(line => line.Split('\t')[0]),
    ];

    private static HashSet<string> Tested() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(ArchitectureTests.FindRoot(), "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(File.ReadLines)
            .Select(line => Trait().Match(line))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value),
    ];

    [GeneratedRegex("""^\s*\[Trait\("Scenario", "(...)"\)\]$""")]
    private static partial Regex Trait();
}
