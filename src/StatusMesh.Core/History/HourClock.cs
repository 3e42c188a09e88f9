namespace StatusMesh.Core.History;

/// <summary>Hours and days as history counts them: in UTC.</summary>
public static class HourClock
{
    /// <summary>Minutes of an hour, and so the length of every minute series.</summary>
    public const int Minutes = 60;

    /// <summary>Start of the hour that <paramref name="at"/> lies in.</summary>
    public static DateTimeOffset HourOf(DateTimeOffset at) => Floor(at, TimeSpan.FromHours(1));

    /// <summary>Start of the minute that <paramref name="at"/> lies in.</summary>
    public static DateTimeOffset MinuteOf(DateTimeOffset at) => Floor(at, TimeSpan.FromMinutes(1));

    /// <summary>The day that <paramref name="at"/> lies in.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    /// <summary>Start of <paramref name="day"/>.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static DateTimeOffset Floor(DateTimeOffset at, TimeSpan unit) => new(at.UtcTicks - (at.UtcTicks % unit.Ticks), TimeSpan.Zero);
}
