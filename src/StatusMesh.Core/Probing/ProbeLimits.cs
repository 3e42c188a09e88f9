namespace StatusMesh.Core.Probing;

/// <summary>Bounds of one probe that nobody has a reason to change.</summary>
public static class ProbeLimits
{
    /// <summary>Budget of the name resolution.</summary>
    public static readonly TimeSpan Dns = TimeSpan.FromSeconds(2);

    /// <summary>Budget of the TCP connect, all addresses together.</summary>
    public static readonly TimeSpan Connect = TimeSpan.FromSeconds(3);

    /// <summary>Budget of the TLS handshake.</summary>
    public static readonly TimeSpan Tls = TimeSpan.FromSeconds(3);

    /// <summary>Budget from the request to the end of the head.</summary>
    public static readonly TimeSpan FirstByte = TimeSpan.FromSeconds(5);

    /// <summary>Head start of one address before the next is tried beside it (RFC 8305 §5).</summary>
    public static readonly TimeSpan AddressStagger = TimeSpan.FromMilliseconds(250);

    /// <summary>Addresses that are tried at most.</summary>
    public const int Addresses = 4;

    /// <summary>Bytes of an answer's head, interim answers and trailers included.</summary>
    public const int HeadBytes = 32 * 1024;

    /// <summary>Body bytes that are read.</summary>
    public const int BodyBytes = 64 * 1024;

    /// <summary>Bytes that a probe takes off the network: TLS, heads and bodies of all its redirects together.</summary>
    public const int ReadBytes = 96 * 1024;

    /// <summary>Redirects that are followed.</summary>
    public const int Redirects = 5;

    /// <summary>Names of a certificate that are kept.</summary>
    public const int CertificateNames = 10;

    /// <summary>Characters of a name in a certificate that are kept.</summary>
    public const int CertificateNameLength = 100;

    /// <summary>Characters of a body or header that are kept as evidence.</summary>
    public const int EvidenceLength = 1000;
}
