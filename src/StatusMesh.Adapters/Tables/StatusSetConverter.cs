using System.Text.Json;
using System.Text.Json.Serialization;
using StatusMesh.Core.Monitors;

namespace StatusMesh.Adapters.Tables;

/// <summary>A set of statuses as its text, for example <c>"200, 3xx"</c>.</summary>
internal sealed class StatusSetConverter : JsonConverter<StatusSet>
{
    /// <inheritdoc/>
    public override StatusSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        StatusSet.TryParse(reader.GetString() ?? "") ?? throw new JsonException("Not a set of statuses.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, StatusSet value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}
