using System.Text;

namespace StatusMesh.Core.Monitors.Parsing;

/// <summary>
/// Punycode (RFC 3492) without the <c>xn--</c> prefix. Our own because the one of the platform gives other answers when globalization is
/// invariant. For labels only: its time grows with the square of the length.
/// </summary>
internal static class Punycode
{
    // RFC 3492 §5.
    private const int Base = 36;
    private const int MinThreshold = 1;
    private const int MaxThreshold = 26;
    private const int InitialBias = 72;
    private const int InitialCodePoint = 0x80;
    private const int MaxCodePoint = 0x10FFFF;

    /// <summary>Encodes a label of at most 126 <paramref name="runes"/> (RFC 3492 §6.3).</summary>
    public static string Encode(List<Rune> runes)
    {
        var output = new StringBuilder();
        runes.FindAll(rune => rune.IsAscii).ForEach(rune => output.Append((char)rune.Value));
        var basic = output.Length;
        if (basic > 0)
        {
            output.Append('-');
        }

        var (codePoint, delta, bias) = (InitialCodePoint, 0, InitialBias);
        for (var handled = basic; handled < runes.Count; delta++, codePoint++)
        {
            var next = LeastFrom(codePoint, runes);
            delta += (next - codePoint) * (handled + 1);
            codePoint = next;
            foreach (var rune in runes)
            {
                if (rune.Value < codePoint)
                {
                    delta++;
                }
                else if (rune.Value == codePoint)
                {
                    AppendNumber(output, delta, bias);
                    bias = Adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
        }

        return output.ToString();
    }

    /// <summary>Decodes lower-case <paramref name="text"/> of at most 63 characters (RFC 3492 §6.2); null when it is not Punycode.</summary>
    public static List<Rune>? TryDecode(ReadOnlySpan<char> text)
    {
        var basic = Math.Max(text.LastIndexOf('-'), 0);
        var runes = new List<Rune>(text.Length);
        foreach (var character in text[..basic])
        {
            runes.Add(new Rune(character));
        }

        var (codePoint, index, bias) = (InitialCodePoint, 0, InitialBias);
        for (var rest = text[(basic == 0 ? 0 : basic + 1)..]; !rest.IsEmpty; index++)
        {
            var before = index;
            if (!ReadNumber(ref rest, bias, ref index))
            {
                return null;
            }

            bias = Adapt(index - before, runes.Count + 1, before == 0);
            codePoint += index / (runes.Count + 1);
            index %= runes.Count + 1;
            if (!Rune.IsValid(codePoint))
            {
                return null;
            }

            runes.Insert(index, new Rune(codePoint));
        }

        return runes;
    }

    private static int LeastFrom(int codePoint, List<Rune> runes)
    {
        var least = MaxCodePoint;
        foreach (var rune in runes)
        {
            least = rune.Value >= codePoint ? Math.Min(least, rune.Value) : least;
        }

        return least;
    }

    private static void AppendNumber(StringBuilder output, int number, int bias)
    {
        for (var k = Base; ; k += Base)
        {
            var threshold = Threshold(k, bias);
            if (number < threshold)
            {
                output.Append(Digit(number));
                return;
            }

            output.Append(Digit(threshold + ((number - threshold) % (Base - threshold))));
            number = (number - threshold) / (Base - threshold);
        }
    }

    // Adds the generalised variable-length integer at the start of the text to the number (RFC 3492 §3.3).
    private static bool ReadNumber(ref ReadOnlySpan<char> text, int bias, ref int number)
    {
        var (sum, weight) = ((long)number, 1L);
        for (var k = Base; !text.IsEmpty; k += Base)
        {
            var digit = char.IsAsciiLetterLower(text[0]) ? text[0] - 'a' : char.IsAsciiDigit(text[0]) ? text[0] - '0' + 26 : Base;
            text = text[1..];
            sum += digit * weight;

            // No code point of a label of 63 characters needs more.
            if (digit == Base || sum > MaxCodePoint * 64L)
            {
                return false;
            }

            var threshold = Threshold(k, bias);
            if (digit < threshold)
            {
                number = (int)sum;
                return true;
            }

            weight *= Base - threshold;
        }

        return false;
    }

    private static int Threshold(int k, int bias) => Math.Clamp(k - bias, MinThreshold, MaxThreshold);

    private static char Digit(int value) => (char)(value < 26 ? 'a' + value : '0' + value - 26);

    // RFC 3492 §6.1.
    private static int Adapt(int delta, int points, bool isFirst)
    {
        delta = isFirst ? delta / 700 : delta / 2;
        delta += delta / points;
        var k = 0;
        for (; delta > (Base - MinThreshold) * MaxThreshold / 2; k += Base)
        {
            delta /= Base - MinThreshold;
        }

        return k + ((Base - MinThreshold + 1) * delta / (delta + 38));
    }
}
