namespace StatusMesh.Adapters.MonitorFiles;

/// <summary>What a monitors file says: all of it, or nothing but its mistakes.</summary>
public abstract record MonitorFileReading
{
    private MonitorFileReading()
    {
    }

    /// <summary>Every entry is good. In order of the file; none when the file is empty.</summary>
    public sealed record Valid(IReadOnlyList<MonitorEntry> Monitors) : MonitorFileReading;

    /// <summary>At least one mistake, every one that was found, by line.</summary>
    public sealed record Invalid(IReadOnlyList<MonitorFileError> Errors) : MonitorFileReading;
}
