using StatusMesh.LocalHost.Demo;
using StatusMesh.LocalHost.Startup;

namespace StatusMesh.LocalHost.Hosting;

/// <summary>What the host says when it is ready: where everything is and what to do next.</summary>
internal static class Greeting
{
    public static void Write(
        TextWriter output, HostSettings settings, IEnumerable<string> urls, string storage, int monitorsOfFile, DemoSites? demo)
    {
        var page = urls.First().Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
        var example = demo is null ? "example.com" : Uri.EscapeDataString(demo.Sites[0].Url.AbsoluteUri);
        output.WriteLine("StatusMesh is ready.");
        output.WriteLine($"  page      {page}/");
        output.WriteLine($"  ask       curl '{page}/api/status?url={example}'");
        output.WriteLine($"  regions   {string.Join(", ", settings.Mesh.Regions.Select(region => region.Name))}{FaultsOf(settings)}");
        output.WriteLine($"  monitors  {monitorsOfFile + (demo?.Sites.Count ?? 0)}{(monitorsOfFile == 0 && demo is null ? " (list some in monitors.yaml)" : "")}");
        output.WriteLine($"  storage   {storage}");
        foreach (var site in demo?.Sites ?? [])
        {
            output.WriteLine($"  demo      {site.Url} {site.Story}");
        }

        output.WriteLine("  stop      Ctrl+C");
    }

    private static string FaultsOf(HostSettings settings)
    {
        var faults = settings.Local.Faults.Where(region => region.Value.Count > 0).Select(region => $"{region.Key} cannot reach {string.Join(", ", region.Value)}");
        var text = string.Join("; ", faults);
        return text.Length == 0 ? "" : $" (on purpose: {text})";
    }
}
