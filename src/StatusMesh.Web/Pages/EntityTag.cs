using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace StatusMesh.Web.Pages;

/// <summary>Strong entity tags (RFC 9110 §8.8.3) and the question whether a client has the content already.</summary>
public static class EntityTag
{
    /// <summary>The tag of <paramref name="content"/>: its SHA-256 in hex, in quotes.</summary>
    public static string Of(ReadOnlySpan<byte> content) => $"\"{Convert.ToHexStringLower(SHA256.HashData(content))}\"";

    /// <summary>True when If-None-Match names <paramref name="tag"/> or any (RFC 9110 §13.1.2: weak comparison).</summary>
    public static bool IsKnownTo(HttpRequest request, string tag)
    {
        var own = new EntityTagHeaderValue(tag);
        return EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
            && known.Any(theirs => theirs.Equals(EntityTagHeaderValue.Any) || theirs.Compare(own, useStrongComparison: false));
    }
}
