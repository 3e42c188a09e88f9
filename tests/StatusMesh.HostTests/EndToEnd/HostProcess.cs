using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace StatusMesh.HostTests.EndToEnd;

/// <summary>
/// The built LocalHost in a process of its own, as <c>dotnet run</c> starts it. It ends with this test run, however that ends: beside
/// it a watcher reads from us, and kills the host when its input ends without a word. Node.js ends with the host in turn.
/// </summary>
internal sealed class HostProcess : IDisposable
{
    /// <summary>The shell becomes the host, so its process id is the host's.</summary>
    private const string Script = "exec 3<&0; (read word <&3 || kill -9 $$) >/dev/null 2>&1 & exec \"$@\" </dev/null 3<&-";

    private readonly Process _process;
    private readonly List<string> _lines = [];

    private HostProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Process id.</summary>
    public int Id => _process.Id;

    /// <summary>True when it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>What it wrote so far, standard output and error together.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>What it wrote so far, as one text.</summary>
    public string Output => string.Join(Environment.NewLine, Lines);

    /// <summary>Starts it in <paramref name="folder"/>; <paramref name="searchPath"/> replaces PATH when it is given.</summary>
    public static HostProcess Start(string folder, IReadOnlyList<string> arguments, string? searchPath = null)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The hosts of these tests are stopped by signals, which Windows has not.");
        var start = new ProcessStartInfo("/bin/sh", ["-c", Script, "host", DotNet(), Path.Combine(AppContext.BaseDirectory, "StatusMesh.LocalHost.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var foreign in start.Environment.Keys.Where(key => key.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(foreign);
        }

        if (searchPath is not null)
        {
            start.Environment["PATH"] = searchPath;
        }

        return new HostProcess(Process.Start(start)!);
    }

    /// <summary>Sends it a signal, for example <c>TERM</c>.</summary>
    public async Task SignalAsync(string signal, CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", ["-" + signal, Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(cancellationToken);
    }

    /// <summary>As <c>kill -9</c> does it: it gets no chance to tidy up.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Its exit code, once it has ended and everything that it wrote is read.</summary>
    public async Task<int> ExitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Kills it when it still runs, and sends the watcher home.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        try
        {
            _process.StandardInput.WriteLine("done");
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The watcher is gone.
        }

        _process.Dispose();
    }

    /// <summary>The program that runs these tests; a search path may be empty.</summary>
    private static string DotNet() => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    private void Hear(string? line)
    {
        if (line is not null)
        {
            lock (_lines)
            {
                _lines.Add(line);
            }
        }
    }
}
