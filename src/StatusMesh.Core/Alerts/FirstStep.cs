using StatusMesh.Core.Json;
using StatusMesh.Core.Probing;

namespace StatusMesh.Core.Alerts;

/// <summary>What the owner of a target does first, by the phase that failed.</summary>
internal static class FirstStep
{
    /// <summary>One sentence; null where no step follows from the cause alone.</summary>
    public static string? For(Cause? cause) => cause switch
    {
        null => null,
        Cause.CertExpiresSoon or Cause.TlsCertExpired => "renew the certificate, and have the server load it.",
        Cause.BadGateway or Cause.GatewayTimeout => "look at the application behind the gateway: whether it runs, and what its log says.",
        Cause.ServiceUnavailable => "look whether the server is overloaded or in maintenance.",
        Cause.ServerError => "look at the error log of the application.",
        Cause.HeartbeatMissing => "look whether the job still runs, and what its log says.",
        Cause.TooSlow => "look at what the server is busy with.",
        { } other => Kebab.Name(other).Split('-')[0] switch
        {
            "dns" => "look at the records and the name servers of the domain, and whether it is still registered.",
            "connect" or "connection" or "empty" => "look whether the server runs, and whether its firewall lets connections in.",
            "tls" => "look at the certificate and the TLS settings of the server.",
            _ => null,
        },
    };
}
