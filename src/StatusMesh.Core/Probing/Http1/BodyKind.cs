namespace StatusMesh.Core.Probing.Http1;

/// <summary>Which rule ends a body.</summary>
internal enum BodyKind
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>Content-Length (RFC 9110 §8.6).</summary>
    Length,

    /// <summary>The chunked coding (RFC 9112 §7.1).</summary>
    Chunked,

    /// <summary>The end of the connection.</summary>
    UntilClose,
}
