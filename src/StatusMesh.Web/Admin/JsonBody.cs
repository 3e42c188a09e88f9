using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace StatusMesh.Web.Admin;

/// <summary>Reads the small JSON bodies of admin routes.</summary>
internal static class JsonBody
{
    /// <summary>Longest body in bytes.</summary>
    private const int Most = 64 * 1024;

    /// <summary>The body; null when it is empty, too long, or not what is wanted.</summary>
    public static async Task<T?> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var buffer = new byte[Most + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (length is 0 or > Most)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(buffer.AsSpan(0, length), type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
