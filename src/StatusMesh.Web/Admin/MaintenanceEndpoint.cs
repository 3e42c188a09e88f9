using Microsoft.AspNetCore.Http;
using StatusMesh.Core.Maintenance;
using StatusMesh.Core.Monitors;
using StatusMesh.Web.Api;
using StatusMesh.Web.Problems;

namespace StatusMesh.Web.Admin;

/// <summary><c>GET|POST /api/maintenance</c> and <c>DELETE /api/maintenance/{id}</c>: plans windows, for one monitor or for all.</summary>
internal static class MaintenanceEndpoint
{
    public static async Task<IResult> ListAsync(IMaintenanceStore store, MonitorDirectory monitors, CancellationToken cancellationToken)
    {
        var index = await monitors.GetAsync(cancellationToken);
        var plans = (await store.ListAsync(cancellationToken)).OrderBy(plan => plan.Id, StringComparer.Ordinal);
        return BytesResult.Json(new MaintenanceList([.. plans.Select(plan => LineOf(plan, index))]), AdminJson.Default.MaintenanceList, BytesResult.NotCached);
    }

    public static async Task<IResult> PlanAsync(
        HttpRequest request, IMaintenanceStore store, MonitorDirectory monitors, TargetPolicy policy, CancellationToken cancellationToken)
    {
        if (await JsonBody.ReadAsync(request, AdminJson.Default.MaintenanceBody, cancellationToken) is not { } body)
        {
            return new ProblemResult(KnownProblems.BadParameter(
                "body", "The body is a window as JSON: {\"monitor\": \"https://example.com/\", \"once\": {\"from\": \"2026-12-01T22:00\", \"to\": \"2026-12-01T23:00\"}, \"zone\": \"Europe/Berlin\"}"));
        }

        var index = await monitors.GetAsync(cancellationToken);
        string? targetId = null;
        if (body.Monitor is { } url)
        {
            targetId = MonitorTargetParser.Parse(url, policy) is TargetParse.Accepted { Target: var target } && index.Find(target.Id) is not null ? target.Id : null;
            if (targetId is null)
            {
                return new ProblemResult(KnownProblems.BadParameter("monitor", "monitor is the URL of a registered monitor; leave it out for all monitors."));
            }
        }

        switch (MaintenanceReader.Read(body.ToDraft()))
        {
            case MaintenanceReading.Rejected rejected:
                return new ProblemResult(KnownProblems.WindowRefused([.. rejected.Problems.Select(ProblemOf)]));
            case MaintenanceReading.Accepted accepted:
                return await PlanAsync(PlannedMaintenance.Create(MonitorSource.Admin, targetId, accepted.Window), store, monitors, index, cancellationToken);
            case var other:
                throw new InvalidOperationException($"Unknown reading {other}.");
        }
    }

    public static async Task<IResult> RemoveAsync(string id, HttpContext context, IMaintenanceStore store, MonitorDirectory monitors, CancellationToken cancellationToken)
    {
        var plan = (await store.ListAsync(cancellationToken)).FirstOrDefault(plan => plan.Id == id);
        if (plan is null)
        {
            return new ProblemResult(KnownProblems.NotFound with { Detail = "There is no maintenance window of this id. GET /api/maintenance lists them." });
        }

        if (plan.Source != MonitorSource.Admin)
        {
            return new ProblemResult(KnownProblems.BadParameter("id", "This window was not planned here, but by the monitors file: take it out there."));
        }

        await store.RemoveAsync(id, cancellationToken);
        monitors.Expire();
        context.Response.Headers.CacheControl = BytesResult.NotCached;
        return Results.NoContent();
    }

    private static async Task<IResult> PlanAsync(
        PlannedMaintenance plan, IMaintenanceStore store, MonitorDirectory monitors, MonitorIndex index, CancellationToken cancellationToken)
    {
        var most = plan.TargetId is null ? MaintenanceReader.MostForAll : MaintenanceReader.MostOfMonitor;
        var others = (await store.ListAsync(cancellationToken)).Count(known => known.TargetId == plan.TargetId && known.Id != plan.Id);
        if (others >= most)
        {
            return new ProblemResult(KnownProblems.BadParameter("monitor", $"There are {others} windows already; {most} are allowed for one monitor or for all. Take one away first."));
        }

        await store.PutAsync(plan, cancellationToken);
        monitors.Expire();
        return BytesResult.Json(LineOf(plan, index), AdminJson.Default.MaintenanceLine, BytesResult.NotCached);
    }

    private static string ProblemOf(MaintenanceProblem problem) =>
        $"{(problem.Field.Length == 0 ? "The window" : problem.Field)} {(problem.Value is null ? "is missing" : $"is \"{problem.Value}\"")}; allowed is {problem.Allowed}.";

    private static MaintenanceLine LineOf(PlannedMaintenance plan, MonitorIndex index) => new(
        plan.Id,
        plan.TargetId is null ? null : index.Find(plan.TargetId)?.Target.Url ?? plan.TargetId,
        plan.Window.Title,
        plan.Window.For is { } length ? $"{plan.Window.Schedule} for {length:c}" : plan.Window.Schedule.ToString()!,
        plan.Window.Zone,
        plan.Source);
}
