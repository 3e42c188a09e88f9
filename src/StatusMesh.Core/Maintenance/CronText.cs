using System.Globalization;
using System.Numerics;

namespace StatusMesh.Core.Maintenance;

/// <summary>
/// Reads the five fields of crontab: minute, hour, day of month, month, day of week. Each is <c>*</c> or a list of numbers, ranges
/// and steps; months and weekdays have names; <c>tue#2</c> is the second Tuesday of a month.
/// </summary>
internal static class CronText
{
    private const string Days = "SUNMONTUEWEDTHUFRISAT";
    private const string Months = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";

    private static readonly Field[] Fields =
    [
        new("minutes 0-59", 0, 59, "", 0), new("hours 0-23", 0, 23, "", 0), new("days of the month 1-31", 1, 31, "", 0),
        new("months 1-12 or jan-dec", 1, 12, Months, 1), new("days of the week 0-7 or sun-sat", 0, 7, Days, 0),
    ];

    /// <summary>The recurrence, or what is wrong and what is allowed.</summary>
    public static (Recurrence? Recurrence, (string Value, string Allowed)? Problem) Read(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != Fields.Length)
        {
            return (null, (text, "five fields with spaces between: minute, hour, day of month, month, day of week"));
        }

        var sets = new ulong[Fields.Length];
        var nth = ReadNth(ref parts[^1]);
        for (var i = 0; i < parts.Length; i++)
        {
            if (ReadField(parts[i], Fields[i]) is not { } set)
            {
                return (null, (parts[i], $"{Fields[i].Allowed} in field {i + 1}: *, numbers, ranges such as 1-5, steps such as */5, and lists of these"));
            }

            sets[i] = set;
        }

        // Sunday is 0 and 7.
        sets[4] = (sets[4] | (sets[4] >> 7)) & 0x7F;
        return IsPart(sets[2], 31) && IsPart(sets[4], 7)
            ? (null, (text, "a day of the month or a day of the week, with * for the other, because programs disagree whether both together mean both or either"))
            : (RecurrenceOf(sets, nth), null);
    }

    private static Recurrence RecurrenceOf(ulong[] sets, int? nth)
    {
        var hours = Numbers(sets[1]).ToList();
        return new Recurrence(
            day => Has(sets[2], day.Day) && Has(sets[3], day.Month) && Has(sets[4], (int)day.DayOfWeek) && (nth is null || (day.Day + 6) / 7 == nth),
            [.. hours.SelectMany(hour => Numbers(sets[0]).Select(minute => new TimeOnly(hour, minute)))],
            EveryHour: hours.Count == 24);
    }

    /// <summary>Takes <c>#n</c> off one weekday.</summary>
    private static int? ReadNth(ref string field)
    {
        if (field.Length < 3 || field[^2] != '#' || field[^1] is < '1' or > '5' || field.AsSpan().ContainsAny(',', '-', '/') || field[0] == '*')
        {
            return null;
        }

        var nth = field[^1] - '0';
        field = field[..^2];
        return nth;
    }

    private static ulong? ReadField(string text, Field field)
    {
        var set = 0UL;
        foreach (var item in text.Split(','))
        {
            if (ReadItem(item, field) is not { } items)
            {
                return null;
            }

            set |= items;
        }

        return set;
    }

    private static ulong? ReadItem(string text, Field field)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var step = slash < 0 ? 1 : Number(text.AsSpan(slash + 1));
        var range = slash < 0 ? text : text[..slash];
        var dash = range.IndexOf('-', StringComparison.Ordinal);
        var (first, last) = range == "*" ? (field.Least, field.Most)
            : dash < 0 ? (Value(range, field), slash < 0 ? Value(range, field) : null)
            : (Value(range[..dash], field), Value(range[(dash + 1)..], field));

        // fri-sun: at the end of a week Sunday is 7.
        last = last == 0 && first > 0 && field.Most == 7 ? 7 : last;
        if (first is null || last is null || step is null or 0 || last < first || step > field.Most)
        {
            return null;
        }

        var set = 0UL;
        for (var value = first.Value; value <= last; value += step.Value)
        {
            set |= 1UL << value;
        }

        return set;
    }

    private static int? Value(string text, Field field)
    {
        var name = text.Length == 3 ? field.Names.IndexOf(text, StringComparison.OrdinalIgnoreCase) : -1;
        var value = name >= 0 && name % 3 == 0 ? (name / 3) + field.FirstName : Number(text);
        return value >= field.Least && value <= field.Most ? value : null;
    }

    private static int? Number(ReadOnlySpan<char> text) =>
        text.Length <= 2 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsPart(ulong set, int all) => BitOperations.PopCount(set) < all;

    private static bool Has(ulong set, int number) => ((set >> number) & 1) == 1;

    private static IEnumerable<int> Numbers(ulong set) => Enumerable.Range(0, 64).Where(number => Has(set, number));

    private sealed record Field(string Allowed, int Least, int Most, string Names, int FirstName);
}
