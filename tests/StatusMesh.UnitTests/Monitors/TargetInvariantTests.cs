using System.Diagnostics;

namespace StatusMesh.UnitTests.Monitors;

public sealed class TargetInvariantTests
{
    private const string Variable = "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT";

    [Fact]
    public async Task Urls_and_time_zones_are_read_alike_when_globalization_is_invariant()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(Variable) == "1", "This is the run with invariant globalization.");

        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(TargetInvariantTests).Assembly.Location);
        }

        foreach (var argument in new[] { "-class", "*.Monitors.Target*", "-class", "*.Probing.Redirects.*", "-class", "*.Maintenance.*", "-noColor" })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[Variable] = "1";
        using var process = Process.Start(start)!;
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, output);
            Assert.Contains("globalization is invariant", output, StringComparison.OrdinalIgnoreCase);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
