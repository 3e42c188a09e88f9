using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StatusMesh.Adapters.Tables;

/// <summary>An IP address and port as their text.</summary>
internal sealed class IPEndPointConverter : JsonConverter<IPEndPoint>
{
    /// <inheritdoc/>
    public override IPEndPoint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        IPEndPoint.TryParse(reader.GetString() ?? "", out var endPoint) ? endPoint : throw new JsonException("Not an IP address and port.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IPEndPoint value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
