using StatusMesh.Core.Monitors;

namespace StatusMesh.Core.Status;

/// <summary>What a target is called in sentences.</summary>
public static class SiteName
{
    /// <summary>Host, with the port when it is not the scheme's own, and the path when there is one; the id of a heartbeat; at most 80 characters.</summary>
    public static string Of(Target target)
    {
        var schemeEnd = target.Url.IndexOf("://", StringComparison.Ordinal) + 3;
        var name = target.Url[schemeEnd..].TrimEnd('/');
        return name.Length > 80 ? name[..79] + "…" : name;
    }
}
