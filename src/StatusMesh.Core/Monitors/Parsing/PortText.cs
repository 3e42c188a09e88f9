using System.Globalization;

namespace StatusMesh.Core.Monitors.Parsing;

/// <summary>The port of a URL (RFC 3986 §3.2.3).</summary>
internal static class PortText
{
    /// <summary>Port, 1..65535, of <paramref name="text"/>, which is empty or starts with a colon; null when it is none in plain decimal.</summary>
    public static int? Read(ReadOnlySpan<char> text, string scheme)
    {
        if (text.IsEmpty)
        {
            return DefaultOf(scheme);
        }

        var digits = text[1..];
        return digits.Length is > 0 and <= 5
            && digits[0] != '0'
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port <= 65535
                ? port
                : null;
    }

    /// <summary>Default port of a scheme (RFC 9110 §4.2).</summary>
    public static int DefaultOf(string scheme) => scheme == "https" ? 443 : 80;
}
