using StatusMesh.Core.Probing.Dns;

namespace StatusMesh.Core.Probing;

/// <summary>Looks a DNS record up.</summary>
public sealed class DnsRecordProber(IResolvers resolvers, TimeProvider time)
{
    /// <summary>The check result, whatever the name servers do.</summary>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled.</exception>
    public async Task<CheckResult> ProbeAsync(ProbeRequest request, CancellationToken cancellationToken)
    {
        var (target, nameServers) = (request.Target, request.Settings.NameServers);
        var type = DnsRecords.TypeOf(target.PathAndQuery[1..]) ?? throw new ArgumentException($"{target.Url} names no type.", nameof(request));
        var at = time.GetUtcNow();
        using var clock = new PhaseClock(time, request.Timeout, cancellationToken);
        clock.Enter(ProbePhase.Dns, ProbeLimits.Dns);
        RecordAnswer answer;
        try
        {
            answer = await resolvers.LookingUp(nameServers).LookUpAsync(target.Host, type, clock.Token);
        }
        catch (OperationCanceledException)
        {
            answer = new RecordAnswer.Failed(Cause.DnsTimeout, FailureSource.Resolver);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return new CheckResult
        {
            TargetId = target.Id,
            At = at,
            Timings = new PhaseTimings { DnsMs = clock.PhaseMs(), TotalMs = clock.TotalMs },
            Failure = answer is RecordAnswer.Failed failed ? FailureOf(failed, nameServers.Count > 0) : null,
            Unmet = answer is RecordAnswer.Found found && !request.Expect.Records.All(found.Values.Contains) ? Cause.DnsMismatch : null,
        };
    }

    /// <summary>Name servers that the monitor itself names are what it watches: their silence is the target's.</summary>
    private static ProbeFailure FailureOf(RecordAnswer.Failed failed, bool isOfOwnServers) =>
        new(ProbePhase.Dns, failed.Cause, isOfOwnServers ? FailureSource.Target : failed.Source);
}
