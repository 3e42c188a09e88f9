using System.Globalization;
using StatusMesh.HostTests.Azurite;
using StatusMesh.LocalHost.Startup;

namespace StatusMesh.HostTests.Startup;

public sealed class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_folder_is_made_when_it_is_missing()
    {
        using var data = DataFolder.Claim(_folder["a/b"]);

        Assert.True(Directory.Exists(_folder["a/b"]));
        Assert.True(Path.IsPathFullyQualified(data.Path));
    }

    [Fact]
    public void A_folder_in_use_is_a_problem_that_names_the_process()
    {
        using var data = DataFolder.Claim(_folder["data"]);

        var problem = Assert.Throws<StartupProblem>(() => DataFolder.Claim(_folder["data"]));

        Assert.Contains($"process {Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}", problem.Message, StringComparison.Ordinal);
        Assert.Contains("--data", problem.WayOut, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_was_given_back_can_be_taken_again()
    {
        DataFolder.Claim(_folder["data"]).Dispose();
        DataFolder.Claim(_folder["data"]).Dispose();
    }

    [Fact]
    public void A_file_is_no_folder()
    {
        File.WriteAllText(_folder["file"], "");

        var problem = Assert.Throws<StartupProblem>(() => DataFolder.Claim(_folder["file"]));

        Assert.Contains("is a file", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_a_problem()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has a folder that nobody, not even root, can write to.");

        var problem = Assert.Throws<StartupProblem>(() => DataFolder.Claim("/proc/statusmesh"));

        Assert.Contains("cannot be written", problem.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
