namespace StatusMesh.Core.Monitors.Parsing;

/// <summary>
/// Combining marks of Indic and South-East Asian scripts, which cannot be written without them. Marks of other scripts have precomposed
/// letters, or are left out of names.
/// </summary>
internal static class IdnMarks
{
    /// <summary>True when the mark may follow <paramref name="previous"/> and the two stay what they are under NFC.</summary>
    public static bool Allows(int mark, int previous) =>
        IsOfScript(mark) && previous > 0x7F && !Composes(previous, mark) && (Order(mark) == 0 || Order(previous) <= Order(mark));

    // Without Vedic accents, Telugu length marks and invisible Khmer vowels.
    private static bool IsOfScript(int mark) =>
        mark is (>= 0x0900 and <= 0x0EFF) or (>= 0x102B and <= 0x103E) or (>= 0x1056 and <= 0x108C) or (>= 0x17B6 and <= 0x17D3)
        && mark is not ((>= 0x0951 and <= 0x0954) or 0x09FE or 0x0C55 or 0x0C56);

    // Primary composites whose second half is a mark of these scripts (UAX #15).
    private static bool Composes(int first, int second) => (first, second) is
        (0x0928 or 0x0930 or 0x0933, 0x093C)
        or (0x09C7, 0x09BE or 0x09D7)
        or (0x0B47, 0x0B3E or 0x0B56 or 0x0B57)
        or (0x0B92, 0x0BD7) or (0x0BC6, 0x0BBE or 0x0BD7) or (0x0BC7, 0x0BBE)
        or (0x0CBF, 0x0CD5) or (0x0CC6, 0x0CC2 or 0x0CD5 or 0x0CD6) or (0x0CCA, 0x0CD5)
        or (0x0D46, 0x0D3E or 0x0D57) or (0x0D47, 0x0D3E)
        or (0x0DD9, 0x0DCA or 0x0DCF or 0x0DDF) or (0x0DDC, 0x0DCA)
        or (0x1025, 0x102E);

    // Canonical combining classes: NFC sorts neighbouring marks by them; 0 stays where it is.
    private static int Order(int value) => value switch
    {
        0x093C or 0x09BC or 0x0A3C or 0x0ABC or 0x0B3C or 0x0C3C or 0x0CBC or 0x1037 => 7,
        0x094D or 0x09CD or 0x0A4D or 0x0ACD or 0x0B4D or 0x0BCD or 0x0C4D or 0x0CCD or 0x0D3B or 0x0D3C or 0x0D4D or 0x0DCA
            or 0x0E3A or 0x0EBA or 0x1039 or 0x103A or 0x17D2 => 9,
        0x0E38 or 0x0E39 => 103,
        >= 0x0E48 and <= 0x0E4B => 107,
        0x0EB8 or 0x0EB9 => 118,
        >= 0x0EC8 and <= 0x0ECB => 122,
        _ => 0,
    };
}
