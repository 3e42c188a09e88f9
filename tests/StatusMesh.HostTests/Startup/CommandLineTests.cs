using StatusMesh.LocalHost.Startup;

namespace StatusMesh.HostTests.Startup;

public sealed class CommandLineTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [Theory]
    [InlineData("", "")]
    [InlineData("--demo", "LocalHost:Demo=true")]
    [InlineData("--storage memory", "Storage:Kind=memory")]
    [InlineData("--storage=azure", "Storage:Kind=azure")]
    [InlineData("--data folder", "LocalHost:DataFolder=folder")]
    [InlineData("--urls http://localhost:7071;http://[::1]:7071", "urls=http://localhost:7071;http://[::1]:7071")]
    [InlineData("--urls http://*:7071", "urls=http://*:7071")]
    [InlineData("--Mesh:Interval=00:00:30", "Mesh:Interval=00:00:30")]
    [InlineData("--Mesh:Interval 00:00:30 --demo", "Mesh:Interval=00:00:30 LocalHost:Demo=true")]
    [InlineData("--demo --LocalHost:Faults:asia *", "LocalHost:Faults:asia=* LocalHost:Demo=true")]
    [InlineData("--Mesh:Regions:0:Name=europe", "Mesh:Regions:0:Name=europe")]
    [InlineData("--Alerts:Header=a=b", "Alerts:Header=a=b")] // only the first equals sign parts
    [InlineData("--Mesh:MonitorsFile=", "Mesh:MonitorsFile=")]
    [InlineData("--Mesh:MonitorsFile @file", "Mesh:MonitorsFile=@file")] // no response files
    [InlineData("--storage:connectionstring=x", "storage:connectionstring=x")] // a setting, although --storage is an option
    [InlineData("--Storage:Kind=azure --storage memory", "Storage:Kind=azure Storage:Kind=memory")] // the option counts
    public void Options_and_settings_become_configuration(string line, string settings)
    {
        var run = Assert.IsType<CommandLineReading.Run>(Read(line));

        Assert.Equal(settings, string.Join(' ', run.Arguments.Settings.Select(setting => $"{setting.Key}={setting.Value}")));
        Assert.Equal("", _error.ToString());
    }

    [Theory]
    [InlineData("--demoo", "\"--demoo\" is not known. Allowed: --demo, --storage, --data, --urls, --help, --version")]
    [InlineData("-x", "The option \"-x\" is not known")]
    [InlineData("demo", "The argument \"demo\" is not known")]
    [InlineData("--demo maybe", "The argument \"maybe\" is not known")]
    [InlineData("@file", "\"@file\" is not known")]
    [InlineData("[diagram]", "\"[diagram]\" is not known")]
    [InlineData("--storage disk", "azurite, memory or azure, not \"disk\"")]
    [InlineData("--storage", "azurite, memory or azure")]
    [InlineData("--storage memory --storage azure", "--storage")]
    [InlineData("--data", "the name of a folder")]
    [InlineData("--urls localhost:7071", "such as http://localhost:7071")]
    [InlineData("--urls http://localhost:7071;", "such as http://localhost:7071")]
    [InlineData("--urls ftp://localhost", "such as http://localhost:7071")]
    [InlineData("--urls http://localhost:99999", "such as http://localhost:7071")]
    [InlineData("--Mesh:Interval", "--Mesh:Interval wants a value")]
    [InlineData("--Mesh:Interval --demo", "--Mesh:Interval wants a value")]
    public void A_mistake_is_answered_with_one_line_that_says_what_is_allowed(string line, string message)
    {
        Assert.Equal(new CommandLineReading.Done(2), Read(line));

        Assert.Contains(message, _error.ToString(), StringComparison.Ordinal);
        Assert.Single(_error.ToString().TrimEnd().Split('\n'));
        Assert.Equal("", _output.ToString());
    }

    [Fact]
    public void Help_names_every_option()
    {
        Assert.Equal(new CommandLineReading.Done(0), Read("--help"));

        Assert.All(
            ["--demo", "--storage", "--data", "--urls", "--version", "--Section:Key=value"],
            option => Assert.Contains(option, _output.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void The_version_is_the_one_of_the_program()
    {
        Assert.Equal(new CommandLineReading.Done(0), Read("--version"));

        Assert.StartsWith(typeof(CommandLine).Assembly.GetName().Version!.ToString(3), _output.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    private CommandLineReading Read(string line) =>
        CommandLine.Read(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), _output, _error);
}
