using System.Text;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Parsing;

namespace StatusMesh.Core.Probing.Redirects;

/// <summary>Reads the Location field of a redirect (RFC 9110 §10.2.2) by the rules that hold for every other target.</summary>
internal static class RedirectTarget
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Where <paramref name="location"/>, as Latin-1 text, leads to from <paramref name="from"/> (RFC 3986 §5.2).</summary>
    public static TargetParse Resolve(Target from, string location, TargetPolicy policy)
    {
        var text = Decode(location);
        var end = text.IndexOfAny([':', '/', '?', '#']);
        if (end > 0 && text[end] == ':' && IsScheme(text.AsSpan(0, end)))
        {
            // The parser completes "example.com:80" to https; in a Location field it is a scheme.
            var isWeb = text.AsSpan(0, end) is var scheme
                && (scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || scheme.Equals("https", StringComparison.OrdinalIgnoreCase));
            return isWeb
                ? TargetParser.Parse(text, policy)
                : new TargetParse.Rejected(RefusalReason.Scheme, RefusalDetails.Of(RefusalReason.Scheme, policy));
        }

        return TargetParser.Parse(Complete(from, text), policy);
    }

    private static string Complete(Target from, string reference)
    {
        var origin = from.Url[..^from.PathAndQuery.Length];
        var path = from.PathAndQuery.Split('?')[0];
        return reference switch
        {
            ['/', '/', ..] => $"{from.Scheme}:{reference}",
            ['/', ..] => origin + reference,
            ['?', ..] => origin + path + reference,
            ['#', ..] => from.Url,
            _ => origin + path[..(path.LastIndexOf('/') + 1)] + reference,
        };
    }

    /// <summary>Browsers read UTF-8 here; what is not UTF-8 stays Latin-1.</summary>
    private static string Decode(string latin1)
    {
        try
        {
            return StrictUtf8.GetString(Encoding.Latin1.GetBytes(latin1));
        }
        catch (DecoderFallbackException)
        {
            return latin1;
        }
    }

    // RFC 3986 §3.1.
    private static bool IsScheme(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('+' or '-' or '.'))
            {
                return false;
            }
        }

        return char.IsAsciiLetter(text[0]);
    }
}
