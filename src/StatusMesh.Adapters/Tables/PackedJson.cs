using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace StatusMesh.Adapters.Tables;

/// <summary>Records as JSON under brotli.</summary>
internal static class PackedJson
{
    // Brotli's quality 1: more quality costs a prober more time than the bytes it saves are worth.
    private const int Quality = 1;

    // A window of 256 KiB (RFC 7932 §9.1): what is packed repeats itself at short distances.
    private const int WindowBits = 18;

    /// <summary>The packed form of <paramref name="value"/>.</summary>
    public static byte[] Pack<T>(T value, JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, type);
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(json.Length)];
        return BrotliEncoder.TryCompress(json, packed, out var written, Quality, WindowBits)
            ? packed[..written]
            : throw new InvalidOperationException("Brotli needs more room than it says that it needs at most.");
    }

    /// <summary>What <see cref="Pack"/> packed.</summary>
    /// <exception cref="InvalidDataException">It is not the packed form of a <typeparamref name="T"/>.</exception>
    public static T Unpack<T>(byte[] packed, JsonTypeInfo<T> type)
    {
        try
        {
            using var json = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
            return JsonSerializer.Deserialize(json, type) ?? throw new InvalidDataException($"A packed {typeof(T).Name} is null.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"What is stored is not a packed {typeof(T).Name}: {e.Message}", e);
        }
    }
}
