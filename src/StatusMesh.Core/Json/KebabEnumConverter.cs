using System.Text.Json;
using System.Text.Json.Serialization;

namespace StatusMesh.Core.Json;

/// <summary>Writes enum members as the API names them: <c>DnsServfail</c> is <c>dns-servfail</c>.</summary>
public sealed class KebabEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
