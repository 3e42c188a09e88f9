using System.Text.Json.Serialization;
using StatusMesh.Core.Json;

namespace StatusMesh.Core.Probing;

/// <summary>What went wrong in a check. The kebab-case name is the <c>cause</c> of the API.</summary>
[JsonConverter(typeof(KebabEnumConverter<Cause>))]
public enum Cause
{
    /// <summary>The name does not exist (RFC 1035 RCODE 3).</summary>
    DnsNxdomain,

    /// <summary>The name exists but has no address.</summary>
    DnsNoAddress,

    /// <summary>The name exists but has no record of the type that is monitored.</summary>
    DnsNoRecord,

    /// <summary>The name has records, but lacks a value that the monitor expects.</summary>
    DnsMismatch,

    /// <summary>The name servers of the domain failed or DNSSEC did not verify (RFC 1035 RCODE 2).</summary>
    DnsServfail,

    /// <summary>The resolver refused to answer (RFC 1035 RCODE 5).</summary>
    DnsRefused,

    /// <summary>The resolver did not answer in time.</summary>
    DnsTimeout,

    /// <summary>The resolver could not be reached or answered nonsense.</summary>
    DnsBadAnswer,

    /// <summary>The name is an alias whose aliases lead in a circle, or on for too long (RFC 1034 §3.6.2).</summary>
    DnsAliasLoop,

    /// <summary>The address refuses connections on this port: nothing listens.</summary>
    ConnectRefused,

    /// <summary>No answer to the connection attempt in time.</summary>
    ConnectTimeout,

    /// <summary>The way to the address is closed: host or network unreachable.</summary>
    ConnectUnreachable,

    /// <summary>This region itself has no network, or none of the address's kind.</summary>
    NoNetwork,

    /// <summary>The certificate is past its end.</summary>
    TlsCertExpired,

    /// <summary>The certificate is not valid yet.</summary>
    TlsCertNotYetValid,

    /// <summary>The certificate is for other names.</summary>
    TlsCertNameMismatch,

    /// <summary>The certificate is signed by itself.</summary>
    TlsCertSelfSigned,

    /// <summary>The certificate's issuer is not trusted, or the chain is incomplete or unsound.</summary>
    TlsCertUntrusted,

    /// <summary>The certificate's key is too short to be safe: RSA or DSA below 2,048 bits, elliptic curves below 224.</summary>
    TlsWeakKey,

    /// <summary>The certificate or one above it is signed with MD5 or SHA-1.</summary>
    TlsWeakSignature,

    /// <summary>The server only talks to clients with a certificate of their own.</summary>
    TlsClientCertRequired,

    /// <summary>The server speaks no TLS version that is still safe, 1.2 or 1.3 (RFC 8996).</summary>
    TlsProtocolVersion,

    /// <summary>The server does not know the name that it was asked for (alert 112, RFC 6066 §3).</summary>
    TlsSniRefused,

    /// <summary>The server does not speak HTTP/1.1 (alert 120, RFC 7301 §3.2).</summary>
    TlsAlpnRefused,

    /// <summary>What listens does not speak TLS.</summary>
    TlsNotSpoken,

    /// <summary>The server broke the handshake off for a reason of its own, speaks no cipher that is still safe, or wanted a second handshake.</summary>
    TlsHandshakeFailed,

    /// <summary>The handshake did not end in time.</summary>
    TlsTimeout,

    /// <summary>Connected, but no answer began in time.</summary>
    FirstByteTimeout,

    /// <summary>The answer began but did not end in time.</summary>
    TransferTimeout,

    /// <summary>The connection was closed without an answer.</summary>
    EmptyReply,

    /// <summary>The connection was reset before an answer.</summary>
    ConnectionReset,

    /// <summary>The connection broke in the middle of the answer.</summary>
    PrematureEnd,

    /// <summary>What came back does not begin like an HTTP/1.x answer.</summary>
    NotHttp,

    /// <summary>The status line is malformed, or its status is no number of three digits (RFC 9112 §4).</summary>
    BadStatusLine,

    /// <summary>A header field is malformed (RFC 9112 §5).</summary>
    BadHeader,

    /// <summary>Where the body ends is contradictory or malformed: its length or its chunks (RFC 9112 §6, §7.1).</summary>
    BadFraming,

    /// <summary>The server changed the protocol, which nobody had asked for (101, RFC 9110 §15.2.2).</summary>
    UnexpectedUpgrade,

    /// <summary>The head of the answer, with interim answers and trailers, is longer than 32 KiB.</summary>
    HeadersTooLarge,

    /// <summary>The redirects lead back to where they have been.</summary>
    RedirectLoop,

    /// <summary>More redirects than are followed (5), or more bytes of them than a probe reads.</summary>
    RedirectLimit,

    /// <summary>Status 4xx without a meaning of its own here: this page is not there for us.</summary>
    ClientError,

    /// <summary>A bot challenge or firewall page (RFC 9110 §15.5.4).</summary>
    BotChallenge,

    /// <summary>The site asks for credentials (401 and 407, RFC 9110 §15.5.2, §15.5.8).</summary>
    LoginRequired,

    /// <summary>The site forbids us (403, RFC 9110 §15.5.4; 451, RFC 7725).</summary>
    Forbidden,

    /// <summary>Too many requests (429, RFC 6585 §4).</summary>
    RateLimited,

    /// <summary>Status 500 (RFC 9110 §15.6.1), or another 5xx without a meaning of its own.</summary>
    ServerError,

    /// <summary>Status 502: a gateway got an invalid answer (RFC 9110 §15.6.3).</summary>
    BadGateway,

    /// <summary>Status 503: overloaded or in maintenance (RFC 9110 §15.6.4).</summary>
    ServiceUnavailable,

    /// <summary>Status 504: a gateway got no answer in time (RFC 9110 §15.6.5).</summary>
    GatewayTimeout,

    /// <summary>The status is not one that the monitor expects.</summary>
    UnexpectedStatus,

    /// <summary>The body lacks a text that the monitor expects in it.</summary>
    TextMissing,

    /// <summary>The body holds a text that the monitor forbids.</summary>
    TextForbidden,

    /// <summary>The body is no JSON, or lacks what the monitor expects in it.</summary>
    JsonMismatch,

    /// <summary>The head of the answer lacks a header field that the monitor expects, or it has another value.</summary>
    HeaderMismatch,

    /// <summary>The check took longer than the monitor allows.</summary>
    TooSlow,

    /// <summary>The certificate ends within the days that the monitor names.</summary>
    CertExpiresSoon,

    /// <summary>The job has not called for longer than it promised.</summary>
    HeartbeatMissing,

    /// <summary>The job has not called, but there was not yet time to hear it. No failure of anybody.</summary>
    HeartbeatAwaited,

    /// <summary>Our own rules forbid the address.</summary>
    RefusedAddress,

    /// <summary>Our own rules forbid the port.</summary>
    RefusedPort,

    /// <summary>Our own rules forbid the URL that the site redirects to: its scheme, its spelling or its host.</summary>
    RefusedUrl,

    /// <summary>Our own storage does not answer.</summary>
    StorageAway,

    /// <summary>Our own batch ran out of time.</summary>
    OutOfTime,

    /// <summary>A mistake of ours; the log of the node has it.</summary>
    InternalError,
}
