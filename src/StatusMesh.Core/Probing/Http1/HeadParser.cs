using System.Buffers;
using System.Text;

namespace StatusMesh.Core.Probing.Http1;

/// <summary>Reads the head of an answer (RFC 9112 §4, §5). Strict where leniency would hide a broken server, lenient where all clients are.</summary>
internal static class HeadParser
{
    // RFC 9110 §5.6.2.
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Parses <paramref name="head"/>, which ends with an empty line.</summary>
    /// <exception cref="BadAnswerException">It is not an HTTP/1.x head.</exception>
    public static HttpHead Parse(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head).AsSpan();
        var fields = new List<KeyValuePair<string, string>>();
        var field = new StringBuilder();
        int? status = null;
        foreach (var range in text.Split('\n'))
        {
            var line = text[range].TrimEnd('\r');
            if (status is null)
            {
                status = ParseStatusLine(line);
                continue;
            }

            if (line is [' ' or '\t', ..])
            {
                // A folded value (RFC 9112 §5.2) continues the line before; there must be one.
                _ = field.Length > 0 ? field.Append(' ').Append(line.Trim()) : throw new BadAnswerException(Cause.BadHeader);
                continue;
            }

            AddField(fields, field.ToString());
            field.Clear().Append(line);
            if (line.IsEmpty)
            {
                break;
            }
        }

        return new HttpHead(status!.Value, fields);
    }

    private static int ParseStatusLine(ReadOnlySpan<char> line)
    {
        if (!line.StartsWith("HTTP/1.", StringComparison.Ordinal))
        {
            throw new BadAnswerException(Cause.NotHttp);
        }

        // HTTP-version SP status-code [SP reason-phrase]; the space before an empty reason is often missing.
        var wellFormed = line.Length >= 12
            && char.IsAsciiDigit(line[7])
            && line[8] == ' '
            && line[9] is >= '1' and <= '9' && char.IsAsciiDigit(line[10]) && char.IsAsciiDigit(line[11])
            && (line.Length == 12 || line[12] == ' ')
            && !line.Contains('\0');
        return wellFormed
            ? ((line[9] - '0') * 100) + ((line[10] - '0') * 10) + (line[11] - '0')
            : throw new BadAnswerException(Cause.BadStatusLine);
    }

    private static void AddField(List<KeyValuePair<string, string>> fields, string line)
    {
        if (line.Length == 0)
        {
            return;
        }

        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? "" : line[..colon].TrimEnd(' ', '\t');
        if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(TokenCharacters))
        {
            throw new BadAnswerException(Cause.BadHeader);
        }

        fields.Add(new(name.ToLowerInvariant(), line[(colon + 1)..].Trim(' ', '\t')));
    }
}
