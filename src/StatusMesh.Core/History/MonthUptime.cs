namespace StatusMesh.Core.History;

/// <summary>The daily numbers of a shard in one month: one row of the table <c>uptime</c>.</summary>
public sealed record MonthUptime
{
    /// <summary>The shard.</summary>
    public required string Shard { get; init; }

    /// <summary>First day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>By target id its days that have numbers, in order.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<DayUptime>> Targets { get; init; }

    /// <summary>True when any of it is made up for the demo.</summary>
    public bool Demo => Targets.Values.Any(days => days.Any(day => day.Numbers.Demo));

    /// <summary>First day of the month that <paramref name="day"/> lies in.</summary>
    public static DateOnly Of(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>The numbers of a target on <paramref name="day"/>; null when there are none.</summary>
    public UptimeNumbers? Find(string targetId, DateOnly day) =>
        Of(day) == Month ? Targets.GetValueOrDefault(targetId)?.FirstOrDefault(known => known.Day == day.Day)?.Numbers : null;

    /// <summary>The month with the numbers of <paramref name="day"/> replaced by those of <paramref name="hours"/>.</summary>
    public MonthUptime With(DateOnly day, IEnumerable<HourNumbers> hours)
    {
        var sums = new Dictionary<string, UptimeNumbers>();
        foreach (var (id, numbers) in hours.SelectMany(hour => hour.Targets))
        {
            sums[id] = sums.GetValueOrDefault(id) + numbers;
        }

        var targets = new SortedDictionary<string, IReadOnlyList<DayUptime>>(StringComparer.Ordinal);
        foreach (var id in Targets.Keys.Union(sums.Keys))
        {
            var days = Targets.GetValueOrDefault(id, []).Where(known => known.Day != day.Day);
            days = sums.TryGetValue(id, out var sum) ? days.Append(new DayUptime(day.Day, sum)) : days;
            targets[id] = [.. days.OrderBy(known => known.Day)];
        }

        return this with { Targets = targets };
    }
}
