namespace StatusMesh.Core.Monitors;

/// <summary>Who registered a monitor.</summary>
public enum MonitorSource
{
    /// <summary>The monitors file of a LocalHost.</summary>
    File,

    /// <summary>The demo.</summary>
    Demo,
}
