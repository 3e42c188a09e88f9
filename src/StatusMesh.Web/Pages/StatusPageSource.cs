using StatusMesh.Core.Consensus;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Status;
using StatusMesh.Web.Problems;

namespace StatusMesh.Web.Pages;

/// <summary>Answers the page from the mesh, as the API would.</summary>
internal sealed class StatusPageSource(StatusService statuses, StateReader states, MonitorDirectory monitors, TimeProvider time) : IStatusPageSource
{
    /// <summary>Monitors on the empty page at most; a longer list needs a page of its own.</summary>
    private const int MostMonitors = 60;

    /// <summary>A visitor without a script stares at a blank tab meanwhile.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(4);

    /// <inheritdoc/>
    public async Task<PageModel> AnswerAsync(string? query, string baseUrl, CancellationToken cancellationToken)
    {
        try
        {
            return query is null
                ? new PageModel { BaseUrl = baseUrl, Monitors = await MonitorsAsync(cancellationToken) }
                : await AskAsync(query, baseUrl, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            return Failed(query, baseUrl, KnownProblems.StorageAway);
        }
    }

    private async Task<PageModel> AskAsync(string query, string baseUrl, CancellationToken cancellationToken)
    {
        var model = new PageModel { Query = query, BaseUrl = baseUrl };
        return await statuses.AskAsync(new StatusQuestion { Url = query, Wait = Wait, Origin = baseUrl }, cancellationToken) switch
        {
            StatusOutcome.Refused refused => Failed(query, baseUrl, KnownProblems.Refused(refused.Reason, refused.Detail)),
            StatusOutcome.Pending pending => model with { Answer = pending.Answer, Checking = true },
            StatusOutcome.Answered answered => model with { Answer = answered.Answer },
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }

    private async Task<IReadOnlyList<PageMonitor>> MonitorsAsync(CancellationToken cancellationToken)
    {
        var shown = new List<PageMonitor>();
        foreach (var monitor in (await monitors.GetAsync(cancellationToken)).All.Take(MostMonitors))
        {
            var state = await states.ReadAsync(monitor.Target, cancellationToken);
            var current = CurrentVerdict.Of(state, time.GetUtcNow());
            var isKnown = current.Fresh || current.Verdict == Verdict.Maintenance;
            shown.Add(new PageMonitor(monitor.Name, monitor.Target.Url, isKnown ? current.Verdict : Verdict.Unknown));
        }

        return shown;
    }

    private static PageModel Failed(string? query, string baseUrl, Problem problem) =>
        new() { Query = query, BaseUrl = baseUrl, Problem = new PageProblem(problem.Status, problem.Title, problem.Detail) };
}
