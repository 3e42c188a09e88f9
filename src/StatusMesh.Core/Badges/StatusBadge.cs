using System.Globalization;
using StatusMesh.Core.Consensus;

namespace StatusMesh.Core.Badges;

/// <summary>What a status badge says. It decays: a verdict that nobody has confirmed turns grey, so no stale badge is green.</summary>
public static class StatusBadge
{
    /// <summary>Label when the caller asks for none.</summary>
    public const string DefaultLabel = "status";

    /// <summary>Intervals without a fresh vote after which the badge says how old it is.</summary>
    public const int StaleAfterIntervals = 3;

    /// <summary>Intervals without a fresh vote after which the badge says nothing, if that is later than <see cref="UnknownAfter"/>.</summary>
    public const int UnknownAfterIntervals = 10;

    /// <summary>The least age at which the badge says nothing.</summary>
    public static readonly TimeSpan UnknownAfter = TimeSpan.FromHours(1);

    /// <summary>The badge of a target.</summary>
    /// <param name="verdict">The last verdict.</param>
    /// <param name="staleFor">Time since the newest vote; null when no region has ever voted.</param>
    /// <param name="interval">Interval of the monitor, or of the mesh for a target that nobody registered.</param>
    /// <param name="label">Left part; null: <see cref="DefaultLabel"/>.</param>
    public static BadgeContent For(Verdict verdict, TimeSpan? staleFor, TimeSpan interval, string? label)
    {
        var unknownAfter = interval * UnknownAfterIntervals > UnknownAfter ? interval * UnknownAfterIntervals : UnknownAfter;
        if (staleFor is not { } age || age > unknownAfter)
        {
            return Of(label, "unknown", BadgeColor.LightGrey);
        }

        return age > interval * StaleAfterIntervals ? Of(label, "stale " + Short(age), BadgeColor.LightGrey) : OfVerdict(label, verdict);
    }

    /// <summary>The badge of a URL that we do not check.</summary>
    public static BadgeContent Refused(string? label) => Of(label, "refused", BadgeColor.LightGrey);

    /// <summary>The badge when the question is missing or cannot be answered now.</summary>
    public static BadgeContent Missing(string? label) => Of(label, "?", BadgeColor.LightGrey);

    private static BadgeContent OfVerdict(string? label, Verdict verdict) => verdict switch
    {
        Verdict.Up => Of(label, "up", BadgeColor.BrightGreen),
        Verdict.Degraded => Of(label, "degraded", BadgeColor.Yellow),
        Verdict.Regional => Of(label, "regional", BadgeColor.Orange),
        Verdict.Down => Of(label, "down", BadgeColor.Red),
        Verdict.Blocked => Of(label, "blocked", BadgeColor.LightGrey),
        Verdict.Maintenance => Of(label, "maintenance", BadgeColor.Blue),
        _ => Of(label, "unknown", BadgeColor.LightGrey),
    };

    private static BadgeContent Of(string? label, string message, BadgeColor color) =>
        new() { Label = label ?? DefaultLabel, Message = message, Color = color };

    /// <summary>A duration in its one fitting unit, rounded down: 45s, 14m, 5h, 3d.</summary>
    private static string Short(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalSeconds}s"),
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalMinutes}m"),
        { TotalDays: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalHours}h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalDays}d"),
    };
}
