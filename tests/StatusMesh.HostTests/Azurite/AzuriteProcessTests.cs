using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using StatusMesh.LocalHost.Azurite;
using StatusMesh.LocalHost.Startup;

namespace StatusMesh.HostTests.Azurite;

public sealed class AzuriteProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task When_one_port_is_busy_free_ones_are_taken_for_both()
    {
        using var busy = new TcpListener(IPAddress.Loopback, 0);
        busy.Start();
        var port = ((IPEndPoint)busy.LocalEndpoint).Port;

        await using var azurite = await RunningAzurite.StartAsync(_folder["data"], queuePort: port);

        Assert.True(azurite.Endpoints.OtherPorts);
        Assert.NotEqual(port, azurite.Endpoints.QueuePort);
        await RunningAzurite.WriteAsync(azurite.Endpoints, "written");
    }

    [Fact]
    public async Task With_fixed_ports_a_busy_one_is_a_problem()
    {
        await using var other = await RunningAzurite.StartAsync(_folder["other"]);
        var options = new AzuriteOptions { DataFolder = _folder["data"], TablePort = other.Endpoints.TablePort, QueuePort = 0, FixedPorts = true };

        var problem = await Assert.ThrowsAsync<StartupProblem>(() => AzuriteProcess.StartAsync(options, NullLogger.Instance, Token));

        Assert.Contains(other.Endpoints.TablePort.ToString(CultureInfo.InvariantCulture), problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("__azurite_db_table__.json")]
    [InlineData("__azurite_db_queue__.json")]
    public async Task Damaged_data_is_a_problem_that_names_the_folder_to_move_away(string file)
    {
        await using (await RunningAzurite.StartAsync(_folder["data"]))
        {
            // Only to have its files.
        }

        await File.WriteAllTextAsync(Path.Combine(_folder["data"], file), "{\"filename\":\"x", Token);

        var problem = await Assert.ThrowsAsync<StartupProblem>(() => RunningAzurite.StartAsync(_folder["data"]));

        Assert.Contains("damaged", problem.Message, StringComparison.Ordinal);
        Assert.Contains(_folder["data"], problem.WayOut, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_to_the_whole_group_does_not_end_Azurite_before_its_host(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        await using var azurite = await RunningAzurite.StartAsync(_folder["data"]);

        using (var kill = Process.Start("kill", ["-" + signal, azurite.ProcessId.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(Token);
        }

        await RunningAzurite.WriteAsync(azurite.Endpoints, "after the signal");
        Assert.False(azurite.Exited.IsCompleted);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_Azurite_that_dies_is_started_again_on_the_same_ports_and_data()
    {
        var first = await RunningAzurite.StartAsync(_folder["data"]);
        await RunningAzurite.WriteAsync(first.Endpoints, "before");
        var endpoints = first.Endpoints;
        await using var supervisor = AzuriteSupervisor.Watch(first, NullLogger.Instance, TimeProvider.System);

        var before = supervisor.ProcessId;
        using (var node = Process.GetProcessById(before))
        {
            node.Kill();
        }

        while (supervisor.ProcessId == before)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.Equal(endpoints, supervisor.Endpoints);
        await RunningAzurite.WriteAsync(supervisor.Endpoints, "after");
    }

    [Fact]
    public async Task Without_Node_the_host_is_told_so_and_may_go_on()
    {
        await using (await RunningAzurite.StartAsync(_folder["probe"]))
        {
            // The package must be there, or that is what would be missing.
        }

        var options = new AzuriteOptions { DataFolder = _folder["data"], NodeCommand = "no-such-node" };

        var start = await AzuriteProcess.StartAsync(options, NullLogger.Instance, Token);

        Assert.Equal(AzuriteLack.Node, Assert.IsType<AzuriteStart.Unavailable>(start).Lack);
    }

    [Fact]
    public async Task Without_the_npm_package_the_host_is_told_where_to_install_it()
    {
        var options = new AzuriteOptions { DataFolder = _folder["data"], PackageFolder = _folder["empty"] };

        var start = Assert.IsType<AzuriteStart.Unavailable>(await AzuriteProcess.StartAsync(options, NullLogger.Instance, Token));

        Assert.Equal(AzuriteLack.Package, start.Lack);
        Assert.Contains(_folder["empty"], start.Problem.Text, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
