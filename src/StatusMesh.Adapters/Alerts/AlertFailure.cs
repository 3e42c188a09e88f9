using System.Net;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;

namespace StatusMesh.Adapters.Alerts;

/// <summary>Why a delivery failed, in words. Nothing in them comes from the other side or from a secret.</summary>
internal static class AlertFailure
{
    /// <summary>The connection ended before there was an answer.</summary>
    public const string Broken = "The connection broke.";

    /// <summary>No TLS that is still safe, or none at all.</summary>
    public const string NoTls = "No safe TLS connection could be made with it.";

    /// <summary>Null for 2xx.</summary>
    public static string? Of(HttpStatusCode status) => (int)status switch
    {
        >= 200 and <= 299 => null,
        >= 300 and <= 399 => $"The other side answered {(int)status}, which is not followed.",
        _ => $"The other side answered {(int)status}.",
    };

    /// <summary>Why there was no connection.</summary>
    public static string Of(ProbeFailure failure) => failure.Cause switch
    {
        Cause.DnsNxdomain => "Its name does not exist.",
        Cause.DnsNoAddress => "Its name has no address.",
        Cause.DnsTimeout => "Its name could not be resolved in time.",
        Cause.ConnectRefused => "It refuses connections.",
        Cause.ConnectTimeout => "It took no connection in time.",
        Cause.ConnectUnreachable => "There is no way to its address.",
        Cause.NoNetwork => "This node has no network to it.",
        _ when failure.Refusal is { } refusal => $"Its address may not be reached: {WordsOf(refusal)}.",
        _ when failure.Phase == ProbePhase.Dns => "Its name could not be resolved.",
        _ => Broken,
    };

    /// <summary>What <see cref="StatusMesh.Core.Probing.Tls.StrictTls.Problem"/> found, or that there was no TLS.</summary>
    public static string OfTls(string? problem) => problem is null ? NoTls : $"{problem}.";

    private static string WordsOf(RefusalReason refusal) => refusal switch
    {
        RefusalReason.AddressLoopback or RefusalReason.HostLocalName => "it is this machine",
        RefusalReason.AddressPrivate or RefusalReason.HostInternalSuffix or RefusalReason.HostSingleLabel => "private network",
        RefusalReason.AddressLinklocal => "link-local address",
        RefusalReason.AddressShared => "shared carrier space",
        RefusalReason.AddressPlatform => "address of the cloud platform",
        RefusalReason.AddressMixed => "its name has public and other addresses",
        RefusalReason.AddressEmbedded or RefusalReason.AddressMulticast or RefusalReason.AddressReserved or RefusalReason.AddressUnspecified =>
            "no public address",
        _ => "its name is malformed",
    };
}
