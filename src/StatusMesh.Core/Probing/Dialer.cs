using System.Net;
using System.Net.Sockets;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Expect;
using StatusMesh.Core.Probing.Dns;

namespace StatusMesh.Core.Probing;

/// <summary>Resolver → guard → connect to exactly an address that the guard has seen.</summary>
public sealed class Dialer(IResolver resolver, IConnector connector, TargetPolicy policy)
{
    /// <summary>What may be dialled.</summary>
    internal TargetPolicy Policy => policy;

    /// <summary>Dials <paramref name="target"/> as <paramref name="request"/> wants it; the address to avoid is tried last, when there are others.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up, or a budget of <paramref name="clock"/> is used up.</exception>
    internal async Task<DialResult> DialAsync(Target target, ProbeRequest request, PhaseClock clock)
    {
        double? dnsMs = null;
        IReadOnlyList<IPAddress> addresses;
        if (target.Address is { } literal)
        {
            addresses = [literal];
        }
        else
        {
            clock.Enter(ProbePhase.Dns, ProbeLimits.Dns);
            var answer = await (request.Resolver ?? resolver).ResolveAsync(target.Host, clock.Token);
            dnsMs = clock.PhaseMs();
            if (answer is DnsAnswer.Failed failed)
            {
                return new DialResult.Failed(new ProbeFailure(ProbePhase.Dns, failed.Cause, failed.Source)) { DnsMs = dnsMs };
            }

            addresses = ((DnsAnswer.Found)answer).Addresses;
        }

        if (Guard.Refuses(addresses, target.Port, policy) is { } refusal)
        {
            return new DialResult.Failed(ProbeFailure.Refused(refusal)) { DnsMs = dnsMs };
        }

        var order = addresses.Where(address => IsWanted(address, request.Settings.Family))
            .OrderBy(address => address.Equals(request.Avoid)).Take(ProbeLimits.Addresses).ToList();
        if (order.Count == 0)
        {
            return new DialResult.Failed(new ProbeFailure(ProbePhase.Dns, Cause.DnsNoAddress, FailureSource.Target)) { DnsMs = dnsMs };
        }

        clock.Enter(ProbePhase.Connect, ProbeLimits.Connect);
        var attempt = await RaceAsync(target, order, clock);
        var connectMs = clock.PhaseMs();
        return attempt.Stream is { } stream
            ? new DialResult.Connected(stream) { Address = attempt.Address, DnsMs = dnsMs, ConnectMs = connectMs }
            : new DialResult.Failed(attempt.Failure!) { Address = attempt.Address, DnsMs = dnsMs, ConnectMs = connectMs };
    }

    /// <summary>The first address to answer wins; the next starts when one fails or has had its head start (RFC 8305 §5).</summary>
    private async Task<Attempt> RaceAsync(Target target, List<IPAddress> addresses, PhaseClock clock)
    {
        if (addresses.Count == 1)
        {
            return await TryAsync(target, addresses[0], clock.Token);
        }

        using var losers = CancellationTokenSource.CreateLinkedTokenSource(clock.Token);
        var running = new List<Task<Attempt>>();
        var failures = new List<Attempt>();
        Attempt? winner = null;
        try
        {
            for (var next = 0; winner is null && (next < addresses.Count || running.Count > 0);)
            {
                if (next < addresses.Count)
                {
                    running.Add(TryAsync(target, addresses[next++], losers.Token));
                }

                winner = await FirstAsync(running, failures, next < addresses.Count, losers.Token);
            }
        }
        finally
        {
            await losers.CancelAsync();
            foreach (var loser in await Task.WhenAll(running))
            {
                // A loser may have connected in the same moment.
                if (loser.Stream is { } unused)
                {
                    await unused.DisposeAsync();
                }
            }
        }

        // The failure of ours is only blamed on us when no address showed a failure of the target's.
        return winner ?? failures.Find(f => f.Failure!.Source == FailureSource.Target) ?? failures[0];
    }

    /// <summary>The connection that one of <paramref name="running"/> makes; null when all failed, or when it is the next address's turn.</summary>
    private static async Task<Attempt?> FirstAsync(
        List<Task<Attempt>> running, List<Attempt> failures, bool more, CancellationToken cancellationToken)
    {
        using var stagger = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task? nextTurn = more ? Task.Delay(ProbeLimits.AddressStagger, TimeProvider.System, stagger.Token) : null;
        while (running.Count > 0)
        {
            Task first = nextTurn is null ? await Task.WhenAny(running) : await Task.WhenAny([.. running, nextTurn]);
            if (first is not Task<Attempt> done)
            {
                return null;
            }

            running.Remove(done);
            var attempt = await done;
            if (attempt.Stream is not null || more)
            {
                await stagger.CancelAsync();
                return attempt.Stream is null ? Note(attempt) : attempt;
            }

            Note(attempt);
        }

        return null;

        Attempt? Note(Attempt failed)
        {
            failures.Add(failed);
            return null;
        }
    }

    private async Task<Attempt> TryAsync(Target target, IPAddress address, CancellationToken cancellationToken)
    {
        try
        {
            return new Attempt(address, await connector.ConnectAsync(target.Host, new IPEndPoint(address, target.Port), cancellationToken), null);
        }
        catch (OperationCanceledException)
        {
            return new Attempt(address, null, new ProbeFailure(ProbePhase.Connect, Cause.ConnectTimeout, FailureSource.Target));
        }
        catch (SocketException e)
        {
            return new Attempt(address, null, Classify(e.SocketErrorCode));
        }
    }

    private static bool IsWanted(IPAddress address, IpFamily family) => family switch
    {
        IpFamily.Ipv4 => address.AddressFamily == AddressFamily.InterNetwork,
        IpFamily.Ipv6 => address.AddressFamily == AddressFamily.InterNetworkV6,
        _ => true,
    };

    private static ProbeFailure Classify(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => new(ProbePhase.Connect, Cause.ConnectRefused, FailureSource.Target),
        SocketError.TimedOut => new(ProbePhase.Connect, Cause.ConnectTimeout, FailureSource.Target),
        SocketError.ConnectionReset or SocketError.ConnectionAborted => new(ProbePhase.Connect, Cause.ConnectionReset, FailureSource.Target),
        SocketError.HostUnreachable or SocketError.HostDown => new(ProbePhase.Connect, Cause.ConnectUnreachable, FailureSource.Target),

        // No route, no address of that family, a local firewall, no sockets left: all of it is on our side.
        _ => new(ProbePhase.Connect, Cause.NoNetwork, FailureSource.Network),
    };

    private sealed record Attempt(IPAddress Address, Stream? Stream, ProbeFailure? Failure);
}
