using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StatusMesh.Testing.Contracts;

/// <summary>Compares records by every public property, down to the last one: record equality stops at collections.</summary>
public static class Same
{
    // By reflection, so that a property which the product's own serializer forgets is seen here.
    private static readonly JsonSerializerOptions Json = new() { Converters = { new AddressConverter() }, WriteIndented = true };

    /// <summary>Passes when both have the same properties with the same values; dictionaries may differ in order.</summary>
    public static void As<T>(T expected, T actual) => Assert.Equal(Text(expected), Text(actual));

    /// <summary>Paths of the properties in <paramref name="value"/> that are null, false, zero or empty: a round trip proves nothing about them.</summary>
    public static IReadOnlyList<string> DefaultsIn<T>(T value) => [.. Defaults(JsonSerializer.SerializeToElement(value, Json), "")];

    private static string Text<T>(T value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            WriteSorted(writer, JsonSerializer.SerializeToElement(value, Json));
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteSorted(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    WriteSorted(writer, property.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    WriteSorted(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private static IEnumerable<string> Defaults(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object when element.EnumerateObject().Any() =>
            element.EnumerateObject().SelectMany(property => Defaults(property.Value, path.Length == 0 ? property.Name : path + "." + property.Name)),
        JsonValueKind.Array when element.GetArrayLength() > 0 => element.EnumerateArray().SelectMany(item => Defaults(item, path)),
        JsonValueKind.String when element.GetString() is not "" => [],
        JsonValueKind.Number when element.GetDouble() != 0 => [],
        JsonValueKind.True => [],
        _ => [path],
    };

    private sealed class AddressConverter : JsonConverter<IPAddress>
    {
        public override IPAddress? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Comparisons only write.");

        public override void Write(Utf8JsonWriter writer, IPAddress value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
