using StatusMesh.Core.Alerts;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Incidents;

namespace StatusMesh.Adapters.Alerts;

/// <summary>The tone of messages, and its colours.</summary>
internal static class AlertTones
{
    /// <summary>The tone that the worst of its incidents gives a message.</summary>
    public static AlertTone Of(AlertMessage message) => message switch
    {
        { Kind: AlertKind.Recovered } => AlertTone.Fine,
        { Kind: AlertKind.Test } => AlertTone.Note,
        _ when message.Incidents.Any(incident => incident.Verdict == Verdict.Down) => AlertTone.Critical,
        _ when message.Incidents.Any(incident => incident.Verdict == Verdict.Regional) => AlertTone.Error,
        _ => AlertTone.Warning,
    };

    /// <summary>Its colour, 0xRRGGBB.</summary>
    public static int ColorOf(AlertTone tone) => tone switch
    {
        AlertTone.Fine => 0x388E3C,
        AlertTone.Note => 0x1976D2,
        AlertTone.Warning => 0xFBC02D,
        AlertTone.Error => 0xF57C00,
        _ => 0xD32F2F,
    };
}
