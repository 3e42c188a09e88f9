using System.Text.Json;

namespace StatusMesh.Core.Monitors;

/// <summary>Codes of <see cref="RefusalReason"/> as the API spells them.</summary>
public static class RefusalReasons
{
    private static readonly string[] Codes =
        [.. Enum.GetNames<RefusalReason>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];

    /// <summary>The kebab-case code of <paramref name="reason"/>: <c>address-private</c>.</summary>
    public static string Code(RefusalReason reason) => Codes[(int)reason];
}
