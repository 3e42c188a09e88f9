using System.Reflection;
using System.Xml.Linq;
using StatusMesh.Adapters.Dns;
using StatusMesh.Core.Consensus;
using StatusMesh.Web;

namespace StatusMesh.UnitTests;

/// <summary>The references that docs/architecture.md allows, and no others.</summary>
public sealed class ArchitectureTests
{
    private static readonly string Root = FindRoot();

    public static TheoryData<string, string[]> References => new()
    {
        { "StatusMesh.Core", [] },
        { "StatusMesh.Adapters", ["StatusMesh.Core"] },
        { "StatusMesh.Web", ["StatusMesh.Core"] },
        { "StatusMesh.LocalHost", ["StatusMesh.Adapters", "StatusMesh.Web"] },
        { "StatusMesh.Cli", ["StatusMesh.Adapters"] },
    };

    [Theory]
    [MemberData(nameof(References))]
    public void A_project_references_only_what_the_picture_shows(string project, string[] allowed)
    {
        var references = Items(Path.Combine(Root, "src", project, $"{project}.csproj"), "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path));

        Assert.Equal(allowed, references.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_project_of_the_sources_stands_in_the_picture() =>
        Assert.Equal(
            References.Select(row => row.Data.Item1).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void Core_needs_the_base_library_and_abstractions_only()
    {
        var packages = Items(Path.Combine(Root, "src", "StatusMesh.Core", "StatusMesh.Core.csproj"), "PackageReference");

        Assert.All(packages, package => Assert.True(
            package == "Microsoft.Extensions.Options" || (package.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) && package.EndsWith(".Abstractions", StringComparison.Ordinal)),
            package));
        Assert.All(AssembliesOf(typeof(VerdictRule)), name => Assert.True(
            name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal), name));
    }

    [Fact]
    public void Web_knows_no_adapter_and_adapters_know_no_web()
    {
        Assert.DoesNotContain(AssembliesOf(typeof(WebPipeline)), name => name.StartsWith("Azure.", StringComparison.Ordinal) || name == "StatusMesh.Adapters");
        Assert.DoesNotContain(
            AssembliesOf(typeof(DnsClientResolver)), name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name == "StatusMesh.Web");
    }

    [Fact]
    public void Decisions_take_the_time_as_an_argument()
    {
        Type[] pure = [typeof(VerdictRule), typeof(Voting), typeof(Freshness), typeof(ShardMerge), typeof(Core.Badges.StatusBadge), typeof(Core.Mesh.TickPlanner)];

        var parameters = pure.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static)).ToList();
        Assert.NotEmpty(parameters);
        Assert.All(parameters, method => Assert.DoesNotContain(method.GetParameters(), parameter => parameter.ParameterType == typeof(TimeProvider)));
        Assert.All(parameters, method => Assert.False(typeof(Task).IsAssignableFrom(method.ReturnType), method.Name));
        Assert.All(pure, type => Assert.Empty(type.GetConstructors()));
    }

    [Fact]
    public void Debug_and_release_build_everything_but_the_functions_and_the_configuration_Azure_builds_all()
    {
        var lines = File.ReadAllLines(Path.Combine(Root, "StatusMesh.sln"));
        var projects = lines.Where(line => line.Contains(".csproj\"", StringComparison.Ordinal)).Select(line => line.Split('"')).ToDictionary(parts => parts[7], parts => parts[5]);
        Assert.Equal(
            Directory.EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Root, file)).Order(StringComparer.Ordinal),
            projects.Values.Select(path => path.Replace('\\', Path.DirectorySeparatorChar)).Order(StringComparer.Ordinal));
        foreach (var (id, path) in projects)
        {
            foreach (var configuration in new[] { "Debug", "Release", "Azure" })
            {
                var builds = lines.Any(line => line.Trim().StartsWith($"{id}.{configuration}|Any CPU.Build.0", StringComparison.Ordinal));
                Assert.True(builds == (configuration == "Azure" || !path.Contains("Functions", StringComparison.Ordinal)), $"{path} in {configuration}");
            }
        }
    }

    private static IEnumerable<string> AssembliesOf(Type type) => type.Assembly.GetReferencedAssemblies().Select(name => name.Name!);

    private static IEnumerable<string> Items(string project, string name) =>
        XDocument.Load(project).Descendants(name).Select(item => item.Attribute("Include")!.Value.Replace('\\', '/'));

    /// <summary>The folder with the solution.</summary>
    internal static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "StatusMesh.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("StatusMesh.sln is not above the tests.");
        }

        return folder;
    }
}
