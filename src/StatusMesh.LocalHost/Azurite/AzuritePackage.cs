using System.Reflection;

namespace StatusMesh.LocalHost.Azurite;

/// <summary>The npm package that the build installs.</summary>
public static class AzuritePackage
{
    /// <summary>Its folder in the source tree of this build, else <c>azurite</c> beside the published program.</summary>
    public static string Find()
    {
        var built = typeof(AzuritePackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(metadata => metadata.Key == "AzuriteFolder")?.Value;
        return built is not null && File.Exists(Path.Combine(built, "keeper.js"))
            ? built
            : Path.Combine(AppContext.BaseDirectory, "azurite");
    }

    /// <summary>True when <c>npm ci</c> has run to its end in <paramref name="folder"/>: npm writes that file last.</summary>
    public static bool IsInstalled(string folder) =>
        File.Exists(Path.Combine(folder, "keeper.js")) && File.Exists(Path.Combine(folder, "node_modules", ".package-lock.json"));
}
