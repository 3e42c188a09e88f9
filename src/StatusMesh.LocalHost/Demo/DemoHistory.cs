using StatusMesh.Core.History;
using StatusMesh.Core.Mesh;
using StatusMesh.Core.Monitors;

namespace StatusMesh.LocalHost.Demo;

/// <summary>Fills in a made-up week before the demo began, once, so that charts and uptime have something to show. Every row says that it is made up.</summary>
public sealed class DemoHistory(
    DemoSites sites, IHistoryStore history, UptimeReader uptimes, MonitorDirectory monitors, MeshOptions mesh)
{
    private static readonly TimeSpan Length = TimeSpan.FromDays(7);

    /// <summary>Fills in what is not there yet.</summary>
    public async Task FillAsync(CancellationToken cancellationToken)
    {
        var index = await monitors.GetAsync(cancellationToken);
        var all = index.All
            .Where(monitor => monitor is { Source: MonitorSource.Demo, RegisteredAt: not null })
            .Join(sites.Sites, monitor => monitor.Target.Url, site => site.Url.AbsoluteUri, (monitor, site) => (monitor.Shard, Past: PastOf(monitor, site)));
        foreach (var shard in all.GroupBy(site => site.Shard, site => site.Past))
        {
            foreach (var sameStart in shard.GroupBy(past => past.End))
            {
                await FillAsync(shard.Key, sameStart.Key, [.. sameStart], cancellationToken);
            }
        }

        uptimes.Expire();
    }

    private DemoPast PastOf(MonitorRegistration monitor, DemoSite site) =>
        new(monitor, site.Kind, [.. mesh.Regions.Select(region => region.Name)], HourClock.MinuteOf(monitor.RegisteredAt!.Value));

    private async Task FillAsync(string shard, DateTimeOffset end, IReadOnlyList<DemoPast> pasts, CancellationToken cancellationToken)
    {
        var missing = await MissingAsync(shard, end, pasts, cancellationToken);
        if (missing.Count == 0)
        {
            return;
        }

        var first = HourClock.HourOf(end - Length);
        var stored = (await history.ReadAsync(shard, first, end, cancellationToken)).ToDictionary(hour => hour.Hour);

        // The last day comes last: it says that all of this is done.
        foreach (var day in Hours(first, end).GroupBy(HourClock.DayOf))
        {
            await history.WriteAsync([.. day.Select(Fill)], cancellationToken);
            await DailyNumbers.UpdateAsync(history, shard, day.Key, coming: null, cancellationToken);
        }

        HourHistory Fill(DateTimeOffset hour)
        {
            var madeUp = new HourHistory
            {
                Shard = shard,
                Hour = hour,
                IsComplete = hour.AddHours(1) <= end,
                Targets = [.. missing.Select(past => past.Hour(hour))],
            };
            return stored.TryGetValue(hour, out var known) ? HourMerge.Of(madeUp, known) : madeUp;
        }
    }

    private static IEnumerable<DateTimeOffset> Hours(DateTimeOffset first, DateTimeOffset end)
    {
        for (var hour = first; hour < end; hour = hour.AddHours(1))
        {
            yield return hour;
        }
    }

    private async Task<List<DemoPast>> MissingAsync(
        string shard, DateTimeOffset end, IReadOnlyList<DemoPast> pasts, CancellationToken cancellationToken)
    {
        var lastDay = HourClock.DayOf(end.AddTicks(-1));
        var months = await history.ReadMonthsAsync(shard, lastDay, lastDay, cancellationToken);
        return [.. pasts.Where(past => !months.Any(month => month.Value.Find(past.TargetId, lastDay) is { Demo: true }))];
    }
}
