namespace StatusMesh.Core.Probing;

/// <summary>What the TLS handshake showed. It is a full one every time: no session is resumed.</summary>
public sealed record TlsFacts
{
    /// <summary>Protocol version, for example <c>TLS 1.3</c>; empty when the handshake failed.</summary>
    public required string Protocol { get; init; }

    /// <summary>Begin of the certificate's validity, UTC; null in results from before it was kept.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>End of the certificate's validity, UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Common name of the certificate's issuer, at most 100 characters; empty when it has none.</summary>
    public required string Issuer { get; init; }

    /// <summary>Names and addresses that the certificate is for, at most 10 of 100 characters each.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>What is wrong with the certificate or its chain, in words; null when nothing is.</summary>
    public string? Problem { get; init; }
}
