using System.Net;
using StatusMesh.Adapters.Dns;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Expect;
using StatusMesh.Core.Probing;

namespace StatusMesh.Cli;

/// <summary><c>statusmesh check &lt;url&gt;</c>: the prober of the regions, run here.</summary>
internal static class CheckCommand
{
    /// <summary>People may look at whatever their own machine reaches; the guard is for strangers.</summary>
    private static readonly TargetPolicy Everything = new() { AllowedNetworks = [IPNetwork.Parse("0.0.0.0/0"), IPNetwork.Parse("::/0")] };

    public static async Task<int> RunAsync(string url, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var parse = TargetParser.Parse(url, Everything);
        if (parse is TargetParse.Rejected rejected)
        {
            await error.WriteLineAsync(rejected.Detail);
            return 2;
        }

        var target = ((TargetParse.Accepted)parse).Target;
        var options = new ProbeOptions { Policy = Everything };
        var resolvers = new DnsClientResolvers([], TimeProvider.System);
        var kinds = KindProber.Create(
            new DnsClientResolver([], TimeProvider.System), resolvers, new SocketConnector(), heartbeats: null, Everything, TimeProvider.System);
        var prober = new ConfirmingProber(kinds, resolvers, options, TimeProvider.System);
        var check = await prober.CheckAsync(target, RequestSettings.Default, Expectations.None, quick: false, cancellationToken);
        var vote = Voting.Of("here", check, expected: null, selfCheck: null);
        CheckReport.Write(output, target, vote);
        return vote.Vote switch
        {
            VoteKind.Up or VoteKind.Degraded => 0,
            VoteKind.Down => 1,
            _ => 3,
        };
    }
}
