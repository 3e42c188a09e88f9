namespace StatusMesh.Core.Monitors.Parsing;

/// <summary>Characters that no part of a URL may hold, not even a query: two programs that read such a URL read two URLs.</summary>
internal static class UrlCharacters
{
    /// <summary>Null when every character may stand in a URL.</summary>
    public static RefusalReason? Refuses(ReadOnlySpan<char> text)
    {
        var hasBackslash = false;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (IsInvisible(character))
            {
                return RefusalReason.ControlChar;
            }

            if (char.IsSurrogate(character))
            {
                if (i + 1 == text.Length || !char.IsSurrogatePair(character, text[i + 1]))
                {
                    return RefusalReason.ControlChar;
                }

                i++;
            }

            hasBackslash |= character == '\\';
        }

        return hasBackslash ? RefusalReason.Backslash : null;
    }

    // C0 controls and space, DEL and C1 controls, line and paragraph separator.
    private static bool IsInvisible(char character) =>
        character is <= ' ' or (>= '\u007f' and <= '\u009f') or '\u2028' or '\u2029';
}
