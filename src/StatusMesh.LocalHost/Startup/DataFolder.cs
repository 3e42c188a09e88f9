using System.Globalization;

namespace StatusMesh.LocalHost.Startup;

/// <summary>The folder that holds a host's data. As long as it is held, no other host can use it.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <summary>Where Azurite keeps its files.</summary>
    public string Azurite => System.IO.Path.Combine(Path, "azurite");

    /// <summary>Makes the folder when it is missing, and takes it.</summary>
    /// <exception cref="StartupProblem">It cannot be written, or another host has it.</exception>
    public static DataFolder Claim(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        EnsureWritable(path);
        var owner = System.IO.Path.Combine(path, "owner.pid");
        FileStream held;
        try
        {
            held = new FileStream(System.IO.Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw InUse(path, owner);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw NotWritable(path, exception);
        }

        // The lock itself cannot be read while it is held, so the process id stands in a file of its own.
        File.WriteAllText(owner, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new DataFolder(path, held);
    }

    /// <summary>Makes the folder when it is missing, and writes a file to see that it can.</summary>
    /// <exception cref="StartupProblem">It cannot be written.</exception>
    public static void EnsureWritable(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            using var probe = new FileStream(
                System.IO.Path.Combine(path, System.IO.Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(path, exception);
        }
    }

    /// <summary>Gives the folder back.</summary>
    public void Dispose()
    {
        File.Delete(System.IO.Path.Combine(Path, "owner.pid"));
        _lock.Dispose();
    }

    private static StartupProblem NotWritable(string path, Exception exception) => new(
        File.Exists(path) ? $"The data folder {path} is a file." : $"The data folder {path} cannot be written: {exception.Message}",
        "Choose another folder with --data <folder>, or mend this one.");

    private static StartupProblem InUse(string path, string owner)
    {
        var by = File.Exists(owner) ? $" (process {File.ReadAllText(owner)})" : "";
        return new StartupProblem(
            $"The data folder {path} is in use by another StatusMesh{by}.",
            "Stop that one first, or choose another folder with --data <folder>.");
    }
}
