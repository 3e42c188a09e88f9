using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using StatusMesh.LocalHost.Startup;

namespace StatusMesh.LocalHost.Azurite;

/// <summary>Azurite's tables and queues in a Node.js process of our own, which ends when this one does, however this one ends.</summary>
public sealed partial class AzuriteProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly KeeperOutput _output;
    private bool _disposed;

    private AzuriteProcess(AzuriteOptions options, Process process, KeeperOutput output)
    {
        Options = options;
        _process = process;
        _output = output;
        Exited = process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>What it was started with; the ports are those it listens on.</summary>
    public AzuriteOptions Options { get; private set; }

    /// <summary>Where it listens.</summary>
    public AzuriteEndpoints Endpoints { get; private set; } = null!;

    /// <summary>Process id of Node.js.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Completes when the process has ended, by our will or its own.</summary>
    public Task Exited { get; }

    /// <summary>The last lines that it wrote, oldest first; empty when it wrote none.</summary>
    public string LastLines => _output.LastLines;

    /// <summary>Starts Azurite and returns when both services answer, after 30 s at the latest.</summary>
    /// <exception cref="StartupProblem">The ports, the folder or the data in it do not let it start.</exception>
    public static async Task<AzuriteStart> StartAsync(AzuriteOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        if (!AzuritePackage.IsInstalled(options.PackageFolder))
        {
            return AzuriteProblems.PackageMissing(options.PackageFolder);
        }

        DataFolder.EnsureWritable(options.DataFolder);
        await Predecessor.WaitAsync(options.DataFolder, cancellationToken);
        if (Launch(options) is not { } azurite)
        {
            return AzuriteProblems.NodeMissing;
        }

        var signal = await azurite.FirstSignalAsync(otherPorts: false, cancellationToken);
        if (signal is KeeperSignal.Failed { Kind: "port" } && !options.FixedPorts)
        {
            Log.PortsBusy(logger, options.TablePort, options.QueuePort);
            azurite = Launch(options with { TablePort = 0, QueuePort = 0 })!;
            signal = await azurite.FirstSignalAsync(otherPorts: true, cancellationToken);
        }

        switch (signal)
        {
            case KeeperSignal.Failed { Kind: "node" } failed:
                return AzuriteProblems.NodeTooOld(failed.Detail);
            case KeeperSignal.Failed failed:
                throw AzuriteProblems.Of(failed, options, azurite.LastLines);
            default:
                Log.Started(logger, azurite.Endpoints.TablePort, azurite.Endpoints.QueuePort, options.DataFolder);
                return new AzuriteStart.Started(azurite);
        }
    }

    /// <summary>Lets Azurite write its data and end; after 10 s it is killed.</summary>
    public async Task StopAsync()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already.
        }

        try
        {
            await Exited.WaitAsync(StopLimit);
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
            await Exited;
        }

        Predecessor.Forget(Options.DataFolder, _process.Id);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_disposed)
        {
            _disposed = true;
            await StopAsync();
            _process.Dispose();
        }
    }

    private static AzuriteProcess? Launch(AzuriteOptions options)
    {
        var start = new ProcessStartInfo(options.NodeCommand)
        {
            WorkingDirectory = options.PackageFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
            ArgumentList =
            {
                "keeper.js",
                Path.GetFullPath(options.DataFolder),
                options.TablePort.ToString(CultureInfo.InvariantCulture),
                options.QueuePort.ToString(CultureInfo.InvariantCulture),
            },
        };

        // Other accounts than the development account would refuse our key; Node.js options may hold a debugger's port.
        start.Environment.Remove("AZURITE_ACCOUNTS");
        start.Environment.Remove("NODE_OPTIONS");
        var output = new KeeperOutput();
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => output.Hear(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => output.Keep(line.Data ?? "");
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            process.Dispose();
            return null;
        }

        try
        {
            Predecessor.Remember(options.DataFolder, process.Id);
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new AzuriteProcess(options, process, output);
    }

    private async Task<KeeperSignal> FirstSignalAsync(bool otherPorts, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        KeeperSignal signal;
        try
        {
            await Task.WhenAny(_output.Signal, Exited).WaitAsync(limit.Token);
            signal = _output.Signal.IsCompleted ? await _output.Signal : new KeeperSignal.Failed("silent", $"it ended with exit code {_process.ExitCode}.");
            if (signal is KeeperSignal.Ready ready)
            {
                Options = Options with { TablePort = ready.TablePort, QueuePort = ready.QueuePort };
                Endpoints = new AzuriteEndpoints { TablePort = ready.TablePort, QueuePort = ready.QueuePort, OtherPorts = otherPorts };
                if (!await AzuriteReadiness.AnswersAsync(Endpoints, limit.Token))
                {
                    signal = new KeeperSignal.Failed("silent", "it listens but does not answer.");
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            signal = new KeeperSignal.Failed("silent", $"it did not answer within {StartLimit.TotalSeconds:0} seconds.");
        }
        catch
        {
            await DisposeAsync();
            throw;
        }

        if (signal is KeeperSignal.Failed)
        {
            await DisposeAsync();
        }

        return signal;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Azurite keeps the data in {Folder} (tables on port {TablePort}, queues on port {QueuePort}).")]
        public static partial void Started(ILogger logger, int tablePort, int queuePort, string folder);

        [LoggerMessage(LogLevel.Information, "Port {TablePort} or {QueuePort} is busy; Azurite takes free ports instead.")]
        public static partial void PortsBusy(ILogger logger, int tablePort, int queuePort);
    }
}
