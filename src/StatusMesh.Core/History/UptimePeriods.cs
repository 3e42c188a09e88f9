namespace StatusMesh.Core.History;

/// <summary>Where the periods begin: the short ones on a full hour, the long ones on a day, never later than their name says.</summary>
public static class UptimePeriods
{
    /// <summary>Start of the last 24 hours.</summary>
    public static DateTimeOffset Day(DateTimeOffset now) => HourClock.HourOf(now).AddHours(-24);

    /// <summary>Start of the last 7 days.</summary>
    public static DateTimeOffset Week(DateTimeOffset now) => HourClock.HourOf(now).AddDays(-7);

    /// <summary>First of the last 30 days.</summary>
    public static DateOnly Month(DateTimeOffset now) => HourClock.DayOf(now).AddDays(-30);

    /// <summary>First of the last 90 days.</summary>
    public static DateOnly Quarter(DateTimeOffset now) => HourClock.DayOf(now).AddDays(-90);
}
