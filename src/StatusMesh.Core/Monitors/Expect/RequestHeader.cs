namespace StatusMesh.Core.Monitors.Expect;

/// <summary>A header field that a monitor sends.</summary>
/// <param name="Name">A token (RFC 9110 §5.6.2) that <see cref="HeaderRules"/> allows.</param>
/// <param name="Value">Printable ASCII, 1..4,000 characters. May be a secret.</param>
public sealed record RequestHeader(string Name, string Value)
{
    /// <summary>The name only.</summary>
    public override string ToString() => $"{Name}: (not shown)";
}
