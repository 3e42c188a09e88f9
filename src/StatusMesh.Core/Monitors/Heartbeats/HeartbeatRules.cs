namespace StatusMesh.Core.Monitors.Heartbeats;

/// <summary>How ids and secrets of heartbeat monitors are spelled.</summary>
public static class HeartbeatRules
{
    /// <summary>Most characters of an id: those of a label of a host name (RFC 1035 §2.3.4), because it stands in a URL's place of a host.</summary>
    public const int LongestId = 63;

    /// <summary>Least characters of a secret.</summary>
    public const int ShortestSecret = 32;

    /// <summary>Most characters of a secret.</summary>
    public const int LongestSecret = 128;

    /// <summary>True for 1..63 of a-z, 0-9 and hyphens.</summary>
    public static bool IsId(string text) =>
        text.Length is > 0 and <= LongestId && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');

    /// <summary>True for 32..128 of A-Z, a-z, 0-9, hyphens and underscores: nothing that has to be escaped in a path.</summary>
    public static bool IsSecret(string text) =>
        text.Length is >= ShortestSecret and <= LongestSecret && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
}
