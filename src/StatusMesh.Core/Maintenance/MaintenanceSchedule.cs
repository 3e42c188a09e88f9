using System.Globalization;
using System.Text.Json.Serialization;

namespace StatusMesh.Core.Maintenance;

/// <summary>When a window opens, on the clocks of its time zone. <see cref="object.ToString"/> says it in one line, for people.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Once), "once")]
[JsonDerivedType(typeof(Daily), "daily")]
[JsonDerivedType(typeof(Weekly), "weekly")]
[JsonDerivedType(typeof(Monthly), "monthly")]
[JsonDerivedType(typeof(Cron), "cron")]
public abstract record MaintenanceSchedule
{
    private MaintenanceSchedule()
    {
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>One time only.</summary>
    /// <param name="From">Local time of the beginning.</param>
    /// <param name="To">Local time of the end, at most 31 d later.</param>
    public sealed record Once(DateTime From, DateTime To) : MaintenanceSchedule
    {
        /// <inheritdoc/>
        public override string ToString() => Say($"once {From:s} to {To:s}");
    }

    /// <summary>Every day.</summary>
    /// <param name="At">Local time of the beginning.</param>
    public sealed record Daily(TimeOnly At) : MaintenanceSchedule
    {
        /// <inheritdoc/>
        public override string ToString() => Say($"daily {At:HH:mm}");
    }

    /// <summary>On some days of every week.</summary>
    /// <param name="Days">The days, at least one, each once.</param>
    /// <param name="At">Local time of the beginning.</param>
    public sealed record Weekly(IReadOnlyList<DayOfWeek> Days, TimeOnly At) : MaintenanceSchedule
    {
        /// <inheritdoc/>
        public override string ToString() => Say($"weekly {string.Join(',', Days.Select(day => day.ToString()[..3].ToLowerInvariant()))} {At:HH:mm}");
    }

    /// <summary>On one day of every month.</summary>
    /// <param name="Day">1..31, in months that have it; null: the last day of every month.</param>
    /// <param name="At">Local time of the beginning.</param>
    public sealed record Monthly(int? Day, TimeOnly At) : MaintenanceSchedule
    {
        /// <inheritdoc/>
        public override string ToString() => Say($"monthly {(Day is { } day ? Say($"{day}") : "last")} {At:HH:mm}");
    }

    /// <summary>As crontab says it.</summary>
    /// <param name="Text">Minute, hour, day of month, month, day of week.</param>
    public sealed record Cron(string Text) : MaintenanceSchedule
    {
        /// <inheritdoc/>
        public override string ToString() => $"cron {Text}";
    }
}
