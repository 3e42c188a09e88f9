namespace StatusMesh.LocalHost.Demo;

/// <summary>What a demo site shows.</summary>
public enum DemoSiteKind
{
    /// <summary>Answers at once.</summary>
    Healthy,

    /// <summary>Answers after 1.5 s.</summary>
    Slow,

    /// <summary>A reverse proxy whose application gives no valid answer; the proxy answers 502.</summary>
    BadGateway,

    /// <summary>Answers at once, but one region is to be cut off from its name (<c>LocalHost:Faults</c>).</summary>
    Regional,

    /// <summary>Planned maintenance: 503 with a Retry-After date.</summary>
    Maintenance,

    /// <summary>A bot challenge: 403 with the header that says so.</summary>
    Challenge,

    /// <summary>Not monitored: a region checks itself against it.</summary>
    Control,
}
