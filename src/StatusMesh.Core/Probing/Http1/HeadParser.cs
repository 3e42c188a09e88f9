using System.Text;

namespace StatusMesh.Core.Probing.Http1;

/// <summary>Reads the head of an answer (RFC 9112 §4, §5). Strict where leniency would hide a broken server, lenient where all clients are.</summary>
internal static class HeadParser
{
    /// <summary>Parses <paramref name="head"/>, which ends with an empty line.</summary>
    /// <exception cref="BadAnswerException">It is not an HTTP/1.x head.</exception>
    public static HttpHead Parse(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head);
        var lines = text.Split('\n');
        var status = ParseStatusLine(lines[0].TrimEnd('\r'));
        var fields = new List<KeyValuePair<string, string>>();
        var field = new StringBuilder();
        foreach (var raw in lines.AsSpan(1))
        {
            var line = raw.TrimEnd('\r');
            if (line.Length > 0 && line[0] is ' ' or '\t')
            {
                // A folded value (RFC 9112 §5.2) continues the line before; there must be one.
                _ = field.Length > 0 ? field.Append(' ').Append(line.AsSpan().Trim()) : throw new BadAnswerException(Cause.BadHeader);
                continue;
            }

            AddField(fields, field.ToString());
            field.Clear().Append(line);
            if (line.Length == 0)
            {
                break;
            }
        }

        return new HttpHead(status, fields);
    }

    private static int ParseStatusLine(string line)
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
            && !line.Contains('\0', StringComparison.Ordinal);
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
        if (name.Length == 0 || !name.All(IsTokenChar))
        {
            throw new BadAnswerException(Cause.BadHeader);
        }

        fields.Add(new(name.ToLowerInvariant(), line[(colon + 1)..].Trim(' ', '\t')));
    }

    /// <summary>RFC 9110 §5.6.2.</summary>
    private static bool IsTokenChar(char c) => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal);
}
