namespace StatusMesh.Adapters.Alerts;

/// <summary>How bad the news is, for colours, priorities and severities.</summary>
internal enum AlertTone
{
    /// <summary>Over.</summary>
    Fine,

    /// <summary>Somebody tries the channel.</summary>
    Note,

    /// <summary>Something answers, but not as it should.</summary>
    Warning,

    /// <summary>Something is down for some.</summary>
    Error,

    /// <summary>Something is down for all.</summary>
    Critical,
}
