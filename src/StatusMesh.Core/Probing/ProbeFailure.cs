using StatusMesh.Core.Monitors;

namespace StatusMesh.Core.Probing;

/// <summary>Why a probe got no whole HTTP answer.</summary>
/// <param name="Phase">The phase that failed.</param>
/// <param name="Cause">What went wrong.</param>
/// <param name="Source">Whose failure it is.</param>
public sealed record ProbeFailure(ProbePhase Phase, Cause Cause, FailureSource Source)
{
    /// <summary>Why our rules refused; null when they did not.</summary>
    public RefusalReason? Refusal { get; init; }

    /// <summary>The failure of a probe that our rules forbid. It never becomes a down vote.</summary>
    public static ProbeFailure Refused(RefusalReason reason) => new(ProbePhase.Guard, CauseOf(reason), FailureSource.Policy) { Refusal = reason };

    private static Cause CauseOf(RefusalReason reason) => reason switch
    {
        RefusalReason.Port => Cause.RefusedPort,
        RefusalReason.AddressLoopback or RefusalReason.AddressPrivate or RefusalReason.AddressLinklocal or RefusalReason.AddressShared
            or RefusalReason.AddressUnspecified or RefusalReason.AddressMulticast or RefusalReason.AddressEmbedded
            or RefusalReason.AddressReserved or RefusalReason.AddressPlatform or RefusalReason.AddressMixed => Cause.RefusedAddress,
        _ => Cause.RefusedUrl,
    };
}
