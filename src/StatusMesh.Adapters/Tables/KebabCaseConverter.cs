using System.Text.Json;
using System.Text.Json.Serialization;

namespace StatusMesh.Adapters.Tables;

/// <summary>Enum members as the API spells them: <c>TlsCertExpired</c> is <c>tls-cert-expired</c>. Numbers are refused.</summary>
internal sealed class KebabCaseConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
