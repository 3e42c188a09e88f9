using StatusMesh.Core.Consensus;

namespace StatusMesh.Core.History;

/// <summary>The votes that an hour begins with: the last ones of the hours before it.</summary>
internal static class EarlierVotes
{
    /// <summary>Last vote by target and region. Series know the minute of a check, not the second: it counts from the start of that.</summary>
    public static Dictionary<(string Id, string Region), RegionVote> Of(IEnumerable<HourHistory> hours)
    {
        var votes = new Dictionary<(string Id, string Region), RegionVote>();
        foreach (var hour in hours.OrderBy(hour => hour.Hour))
        {
            foreach (var target in hour.Targets)
            {
                foreach (var region in target.Regions)
                {
                    if (LastIn(hour.Hour, region) is { } vote)
                    {
                        votes[(target.Id, region.Region)] = vote;
                    }
                }
            }
        }

        return votes;
    }

    private static RegionVote? LastIn(DateTimeOffset hour, RegionHour region)
    {
        for (var minute = HourClock.Minutes - 1; minute >= 0; minute--)
        {
            if (region.States[minute] is not (MinuteState.NoCheck or MinuteState.Maintenance))
            {
                var at = hour.AddMinutes(minute);
                return new RegionVote { Region = region.Region, Vote = VoteOf(region.States[minute]), CheckedAt = at, Since = at };
            }
        }

        return null;
    }

    private static VoteKind VoteOf(MinuteState state) => state switch
    {
        MinuteState.Up => VoteKind.Up,
        MinuteState.Degraded => VoteKind.Degraded,
        MinuteState.Down => VoteKind.Down,
        MinuteState.Blocked => VoteKind.Blocked,
        _ => VoteKind.Abstained,
    };
}
