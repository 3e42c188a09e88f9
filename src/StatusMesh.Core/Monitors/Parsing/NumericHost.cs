using System.Buffers;

namespace StatusMesh.Core.Monitors.Parsing;

/// <summary>Hosts that some program reads as an IPv4 address: decimal, octal or hexadecimal, whole or in parts (WHATWG URL §3.5).</summary>
internal static class NumericHost
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>True when the last label of a lower-case name is a number.</summary>
    public static bool EndsInNumber(string name) => IsNumber(name.AsSpan(name.LastIndexOf('.') + 1));

    /// <summary>True when every label of a lower-case name is a number.</summary>
    public static bool IsNumbersOnly(string name)
    {
        foreach (var range in name.AsSpan().Split('.'))
        {
            if (!IsNumber(name.AsSpan(range)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNumber(ReadOnlySpan<char> label) =>
        label.StartsWith("0x", StringComparison.Ordinal)
            ? !label[2..].ContainsAnyExcept(HexDigits)
            : !label.ContainsAnyExceptInRange('0', '9');
}
