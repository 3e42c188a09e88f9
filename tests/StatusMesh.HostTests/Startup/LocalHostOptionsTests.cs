using StatusMesh.LocalHost.Startup;
using Xunit;

namespace StatusMesh.HostTests.Startup;

public sealed class LocalHostOptionsTests
{
    [Theory]
    [InlineData(null, false, ".statusmesh")]
    [InlineData(null, true, ".statusmesh/demo")]
    [InlineData("mine", true, "mine")]
    public void The_demo_has_a_folder_of_its_own_unless_one_is_named(string? folder, bool demo, string used) =>
        Assert.Equal(used, new LocalHostOptions { DataFolder = folder, Demo = demo }.DataFolderInUse.Replace('\\', '/'));

    [Theory]
    [InlineData(7080, true)]
    [InlineData(80, false)]
    [InlineData(65_500, false)]
    public void The_port_of_the_demo_is_checked(int port, bool good) =>
        Assert.Equal(good, new LocalHostOptions.Validator().Validate(null, new LocalHostOptions { DemoPort = port }).Succeeded);
}
