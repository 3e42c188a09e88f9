using System.Text.Json;
using StatusMesh.LocalHost.Azurite;

namespace StatusMesh.HostTests.Azurite;

public sealed class AzuritePackageTests
{
    private static JsonElement Packages { get; } =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AzuritePackage.Find(), "package-lock.json"))).RootElement.GetProperty("packages");

    [Fact]
    public void The_version_of_Azurite_is_pinned() =>
        Assert.Equal("3.37.0", Packages.GetProperty("node_modules/azurite").GetProperty("version").GetString());

    [Theory]
    [InlineData("applicationinsights")] // Azurite would send telemetry through it
    [InlineData("mysql2")]
    [InlineData("sequelize")]
    [InlineData("tedious")]
    public void What_is_not_needed_is_not_installed(string package) =>
        Assert.Equal("absent", Packages.GetProperty("node_modules/" + package).GetProperty("resolved").GetString());

    [Fact]
    public void The_lockfile_names_no_download_host() =>
        Assert.DoesNotContain(
            Packages.EnumerateObject(),
            package => package.Value.TryGetProperty("resolved", out var resolved) && resolved.GetString()!.Contains("://", StringComparison.Ordinal));
}
