namespace StatusMesh.Core.Probing.Tls;

/// <summary>Alerts that tell a cause (RFC 8446 §6.2); others have no meaning of their own here.</summary>
internal enum TlsAlert : byte
{
    /// <summary>Not fatal: the server closes in order.</summary>
    CloseNotify = 0,

    /// <summary>No protocol version in common.</summary>
    ProtocolVersion = 70,

    /// <summary>The server does not know the name that it was asked for.</summary>
    UnrecognizedName = 112,

    /// <summary>The server wants a client certificate.</summary>
    CertificateRequired = 116,

    /// <summary>No application protocol in common.</summary>
    NoApplicationProtocol = 120,
}
