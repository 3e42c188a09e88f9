using StatusMesh.Core.Admin;

namespace StatusMesh.Core.Settings;

/// <summary>Reads the section <c>Admin</c>.</summary>
public static class AdminSettings
{
    /// <summary>The keys that open the admin routes.</summary>
    public static AdminKeys Read(SettingsReader settings) =>
        new(settings.List("Admin:KeyHashes", Parse, "the SHA-256 of a key as 64 hex digits") ?? []);

    private static byte[]? Parse(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : null;
}
