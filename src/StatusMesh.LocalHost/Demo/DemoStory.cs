using StatusMesh.Core.History;

namespace StatusMesh.LocalHost.Demo;

/// <summary>What happened to a demo site in the week before <paramref name="end"/>.</summary>
internal sealed class DemoStory(DemoSiteKind kind, DateTimeOffset end)
{
    /// <summary>Time for which the site in maintenance has been closed.</summary>
    public static TimeSpan Closed { get; } = TimeSpan.FromMinutes(40);

    /// <summary>Time that the site takes to answer, beside the way there, ms.</summary>
    public double AnswerMs => kind == DemoSiteKind.Slow ? 1500 : 12;

    /// <summary>What a region saw at <paramref name="at"/>; the last region is the one that cannot reach the regional site.</summary>
    public MinuteState At(DateTimeOffset at, bool isLastRegion)
    {
        var ago = end - at;
        return kind switch
        {
            DemoSiteKind.BadGateway when ago <= TimeSpan.FromMinutes(64) => MinuteState.Down,
            DemoSiteKind.BadGateway when IsWithin(ago, TimeSpan.FromHours(77), TimeSpan.FromMinutes(47)) => MinuteState.Down,
            DemoSiteKind.Regional when isLastRegion && IsCutOff(ago) => MinuteState.Down,
            DemoSiteKind.Maintenance when at.TimeOfDay >= TimeSpan.FromHours(1) && at.TimeOfDay < TimeSpan.FromMinutes(150) => MinuteState.Maintenance,
            DemoSiteKind.Maintenance when ago <= Closed => MinuteState.Maintenance,
            DemoSiteKind.Challenge => MinuteState.Blocked,
            _ => MinuteState.Up,
        };
    }

    /// <summary>True in the last 25 minutes, and for a while every 19 hours.</summary>
    private static bool IsCutOff(TimeSpan ago) =>
        ago <= TimeSpan.FromMinutes(25) || (ago > TimeSpan.FromHours(19) && ago.TotalMinutes % (19 * 60) < 35);

    private static bool IsWithin(TimeSpan ago, TimeSpan begin, TimeSpan length) => ago <= begin && ago > begin - length;
}
