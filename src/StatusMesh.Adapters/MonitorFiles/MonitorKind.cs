namespace StatusMesh.Adapters.MonitorFiles;

/// <summary>What a monitor looks at; in the file the key <c>kind</c>.</summary>
internal enum MonitorKind
{
    /// <summary>A site.</summary>
    Http,

    /// <summary>A port.</summary>
    Tcp,

    /// <summary>A DNS record.</summary>
    Dns,

    /// <summary>A job that calls us.</summary>
    Heartbeat,
}
