using System.Net;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Expect;
using StatusMesh.Core.Probing.Dns;

namespace StatusMesh.Core.Probing;

/// <summary>Looks a second time before a failure counts: after 2 s, with fresh DNS, at another address if there is one.</summary>
public sealed class ConfirmingProber(KindProber prober, IResolvers resolvers, ProbeOptions options, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>The check result that counts; a failed first look stands in <see cref="CheckResult.FirstLook"/>.</summary>
    /// <param name="target">The target.</param>
    /// <param name="settings">How to ask it.</param>
    /// <param name="expected">What its answer must be.</param>
    /// <param name="quick">True when the target was up and quick the last time, so that a short first look will do.</param>
    /// <param name="cancellationToken">Cancels both looks.</param>
    public async Task<CheckResult> CheckAsync(
        Target target, RequestSettings settings, Expectations expected, bool quick, CancellationToken cancellationToken)
    {
        if (settings.Family != IpFamily.Both)
        {
            return await CheckOneAsync(target, settings, expected, quick, cancellationToken);
        }

        var answers = await Task.WhenAll(
            CheckOneAsync(target, settings with { Family = IpFamily.Ipv4 }, expected, quick, cancellationToken),
            CheckOneAsync(target, settings with { Family = IpFamily.Ipv6 }, expected, quick, cancellationToken));
        return answers[0] with { OtherFamily = answers[1] };
    }

    private async Task<CheckResult> CheckOneAsync(
        Target target, RequestSettings settings, Expectations expected, bool quick, CancellationToken cancellationToken)
    {
        var request = new ProbeRequest(target, quick ? options.FirstTimeout : options.Timeout)
        {
            FollowRedirects = settings.FollowRedirects,
            Settings = settings,
            Expect = expected,
            Resolver = settings.NameServers.Count == 0 ? null : resolvers.Asking(settings.NameServers),
        };
        var first = await prober.ProbeAsync(request, cancellationToken);
        if (!NeedsConfirmation(first, expected))
        {
            return first;
        }

        await Task.Delay(Pause, time, cancellationToken);
        var avoid = first.Address is null ? null : IPAddress.Parse(first.Address);
        var second = await prober.ProbeAsync(request with { Timeout = options.Timeout, Avoid = avoid }, cancellationToken);
        return second with { FirstLook = first };
    }

    /// <summary>A packet may get lost on the way; what is read from our own storage is no different two seconds later.</summary>
    private static bool NeedsConfirmation(CheckResult result, Expectations expected) =>
        !result.NeedsNoNetwork && Voting.Of("", result, expected, selfCheck: null) is { Vote: VoteKind.Down } or { Abstention: Abstention.Sick };
}
