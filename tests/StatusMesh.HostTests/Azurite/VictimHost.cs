using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;
using StatusMesh.LocalHost.Azurite;

namespace StatusMesh.HostTests.Azurite;

/// <summary>Another process that runs Azurite and can be killed: this test program once more, which then runs no tests.</summary>
internal sealed class VictimHost : IDisposable
{
    private const string FolderVariable = "STATUSMESH_TEST_VICTIM";

    private readonly Process _process;

    private VictimHost(Process process, int[] numbers)
    {
        _process = process;
        NodeProcessId = numbers[0];
        Endpoints = new AzuriteEndpoints { TablePort = numbers[1], QueuePort = numbers[2], OtherPorts = false };
    }

    public int NodeProcessId { get; }

    public AzuriteEndpoints Endpoints { get; }

    public static async Task<VictimHost> StartAsync(string folder)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly.GetExecutingAssembly().Location])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { [FolderVariable] = folder },
        };
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        return new VictimHost(process, [.. line!.Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture))]);
    }

    /// <summary>As <c>kill -9</c> does it: the process gets no chance to tidy up.</summary>
    public void Kill() => _process.Kill();

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    /// <summary>
    /// Runs before the test program's own entry point. It must not await: code of this assembly on another thread would wait for it.
    /// It ends with its input, so that it never outlives the test run.
    /// </summary>
    [ModuleInitializer]
    internal static void RunAsVictim()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is not { } folder)
        {
            return;
        }

        var options = new AzuriteOptions { DataFolder = folder, TablePort = 0, QueuePort = 0 };
        var start = AzuriteProcess.StartAsync(options, NullLogger.Instance, CancellationToken.None).GetAwaiter().GetResult();
        var azurite = ((AzuriteStart.Started)start).Process;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{azurite.ProcessId} {azurite.Endpoints.TablePort} {azurite.Endpoints.QueuePort}"));
        Console.In.Read();
        Environment.Exit(0);
    }
}
