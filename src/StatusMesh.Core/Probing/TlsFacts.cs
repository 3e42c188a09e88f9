namespace StatusMesh.Core.Probing;

/// <summary>What the TLS handshake showed.</summary>
public sealed record TlsFacts
{
    /// <summary>Protocol version, for example <c>TLS 1.3</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>End of the certificate's validity, UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Common name of the certificate's issuer, at most 100 characters; empty when it has none.</summary>
    public required string Issuer { get; init; }
}
