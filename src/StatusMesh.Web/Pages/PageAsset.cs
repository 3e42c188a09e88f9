namespace StatusMesh.Web.Pages;

/// <summary>A static file of the page.</summary>
/// <param name="Name">File name, for example <c>app.css</c>.</param>
/// <param name="ContentType">Media type with charset.</param>
/// <param name="Content">The bytes.</param>
/// <param name="ETag">Strong entity tag with its quotes (RFC 9110 §8.8.3), from the SHA-256 of the bytes.</param>
public sealed record PageAsset(string Name, string ContentType, ReadOnlyMemory<byte> Content, string ETag);
