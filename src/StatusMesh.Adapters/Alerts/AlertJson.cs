using System.Text.Json.Serialization;
using StatusMesh.Core.Json;

namespace StatusMesh.Adapters.Alerts;

/// <summary>The bodies of requests.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(Rfc3339Converter)])]
[JsonSerializable(typeof(WebhookBody))]
[JsonSerializable(typeof(SlackBody))]
[JsonSerializable(typeof(TeamsBody))]
[JsonSerializable(typeof(DiscordBody))]
[JsonSerializable(typeof(NtfyBody))]
[JsonSerializable(typeof(PagerdutyBody))]
internal sealed partial class AlertJson : JsonSerializerContext;
