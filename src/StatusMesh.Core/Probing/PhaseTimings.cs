namespace StatusMesh.Core.Probing;

/// <summary>How long each phase of a probe took, in milliseconds; null for a phase that was not reached or not needed.</summary>
public sealed record PhaseTimings
{
    /// <summary>Name resolution; null for an IP literal.</summary>
    public double? DnsMs { get; init; }

    /// <summary>TCP connect to the address that answered.</summary>
    public double? ConnectMs { get; init; }

    /// <summary>TLS handshake; null for http.</summary>
    public double? TlsMs { get; init; }

    /// <summary>Request sent to first byte of the answer.</summary>
    public double? FirstByteMs { get; init; }

    /// <summary>First byte to last body byte that was read.</summary>
    public double? TransferMs { get; init; }

    /// <summary>Span of the whole probe, up to the failure if there was one.</summary>
    public required double TotalMs { get; init; }
}
