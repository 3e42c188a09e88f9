using System.Globalization;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Json;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;

namespace StatusMesh.Cli;

/// <summary>A check in a few lines.</summary>
internal static class CheckReport
{
    public static void Write(TextWriter output, Target target, RegionVote vote)
    {
        var status = vote.Status is { } code ? $", status {code}" : "";
        var cause = vote.Cause is { } why ? $" ({Kebab.Name(why)})" : "";
        output.WriteLine($"{target.Url} {Kebab.Name(vote.Vote)}{status}{cause}");
        if (vote.Address is { } address)
        {
            output.WriteLine($"  address      {address}");
        }

        output.WriteLine($"  time         {Phases(vote.Timings!)}");
        if (vote.Tls is { } tls)
        {
            output.WriteLine($"  certificate  {tls.Protocol}, by {tls.Issuer}, until {tls.ExpiresAt:yyyy-MM-dd}");
        }
    }

    private static string Phases(PhaseTimings timings)
    {
        (string Name, double? Ms)[] phases =
        [
            ("dns", timings.DnsMs), ("connect", timings.ConnectMs), ("tls", timings.TlsMs),
            ("first byte", timings.FirstByteMs), ("transfer", timings.TransferMs), ("total", timings.TotalMs),
        ];
        return string.Join(", ", phases
            .Where(phase => phase.Ms is not null)
            .Select(phase => string.Create(CultureInfo.InvariantCulture, $"{phase.Name} {phase.Ms:0.0} ms")));
    }
}
