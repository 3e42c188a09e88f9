using System.Text.Json;

namespace StatusMesh.Core.Json;

/// <summary>The kebab-case names of enum members, worked out once.</summary>
public static class Kebab
{
    /// <summary>The name of <paramref name="value"/> as the API writes it: <c>DnsServfail</c> is <c>dns-servfail</c>.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => NamesOf<T>.All[value];

    private static class NamesOf<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> All =
            Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));
    }
}
