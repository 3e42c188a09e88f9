using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StatusMesh.Core.Messaging;

/// <summary>Poison messages as text.</summary>
public static partial class PoisonJson
{
    private const int MaxReasonCharacters = 1000;

    // For people to read; it never gets into a page.
    private static readonly Context Json = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>
    /// <paramref name="message"/> as JSON of at most <paramref name="maxBytes"/> (at least 8,192) UTF-8 bytes: the reason is cut to
    /// 1,000 characters, and the body to what fits.
    /// </summary>
    public static string Write(PoisonMessage message, int maxBytes)
    {
        var reason = Start(message.Reason, MaxReasonCharacters);
        var whole = Serialize(message with { Reason = reason });
        if (whole.Length <= maxBytes)
        {
            return Encoding.UTF8.GetString(whole);
        }

        // Escapes make a character one to six bytes long: look for the longest start that fits.
        var (fits, tooLong) = (0, message.Body.Length);
        while (tooLong - fits > 1)
        {
            var middle = (fits + tooLong) / 2;
            var length = Serialize(message with { Reason = reason, Body = Start(message.Body, middle) }).Length;
            (fits, tooLong) = length <= maxBytes ? (middle, tooLong) : (fits, middle);
        }

        return Encoding.UTF8.GetString(Serialize(message with { Reason = reason, Body = Start(message.Body, fits) }));
    }

    /// <summary>What <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static PoisonMessage Read(string text) =>
        JsonSerializer.Deserialize(text, Json.PoisonMessage) ?? throw new JsonException("A poison message is not null.");

    // Never half a surrogate pair: it could not be written as UTF-8.
    private static string Start(string text, int length) =>
        length >= text.Length ? text : text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static byte[] Serialize(PoisonMessage message) => JsonSerializer.SerializeToUtf8Bytes(message, Json.PoisonMessage);

    [JsonSerializable(typeof(PoisonMessage))]
    private sealed partial class Context : JsonSerializerContext;
}
