using StatusMesh.Core.History;
using StatusMesh.Core.Mesh;
using StatusMesh.Core.Monitors;

namespace StatusMesh.Core.Status;

/// <summary>Answers "is it down for everyone, or just me?".</summary>
public sealed class StatusService(
    StateReader reader, OnDemandChecks checks, UptimeReader uptimes, MeshOptions mesh, TargetLookup targets, TimeProvider time)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    /// <summary>The answer; probes are asked for only when what is known is missing or stale.</summary>
    public async Task<StatusOutcome> AskAsync(StatusQuestion question, CancellationToken cancellationToken)
    {
        var parse = await targets.ParseAsync(question.Url, question.Origin, cancellationToken);
        if (parse is TargetParse.Rejected rejected)
        {
            return new StatusOutcome.Refused(rejected.Reason, rejected.Detail);
        }

        var state = await reader.ReadAsync(((TargetParse.Accepted)parse).Target, cancellationToken);
        if (!state.IsFresh(time.GetUtcNow()))
        {
            state = await LookAgainAsync(state, question.Wait, cancellationToken);
        }

        var uptime = state.Monitor is null ? UptimeAnswer.None : await uptimes.ReadAsync(state.Monitor, cancellationToken);
        var now = time.GetUtcNow();
        var answer = AnswerBuilder.Build(state, uptime, mesh, question, now);
        return state.CheckedAt is { } at && state.Snapshot is not null
            ? new StatusOutcome.Answered(answer, now - at, state.Monitor?.Interval)
            : new StatusOutcome.Pending(answer, RetryAfter);
    }

    private async Task<TargetState> LookAgainAsync(TargetState state, TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            return await checks.CheckAsync(state, wait, cancellationToken);
        }
        catch (StorageUnavailableException) when (state.Snapshot is not null)
        {
            // A stale answer that says so is better than none.
            return state;
        }
    }
}
