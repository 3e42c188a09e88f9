using System.Globalization;

namespace StatusMesh.Core.Monitors;

/// <summary>A set of HTTP statuses, written as numbers, classes and ranges: <c>200, 3xx, 401-403</c>.</summary>
public sealed record StatusSet
{
    private readonly List<(int From, int To)> _ranges;

    private StatusSet(string text, List<(int From, int To)> ranges)
    {
        Text = text;
        _ranges = ranges;
    }

    /// <summary>The set in canonical spelling, which <see cref="TryParse"/> reads back.</summary>
    public string Text { get; }

    /// <summary>True when <paramref name="status"/> belongs to the set.</summary>
    public bool Contains(int status) => _ranges.Exists(range => status >= range.From && status <= range.To);

    /// <summary>Reads a set; null when <paramref name="text"/> is not one: 1..20 items, statuses 100..599, ranges upwards.</summary>
    public static StatusSet? TryParse(string text)
    {
        var items = text.Split(',', StringSplitOptions.TrimEntries);
        if (items.Length > 20)
        {
            return null;
        }

        var ranges = new List<(int From, int To)>();
        foreach (var item in items)
        {
            if (ParseItem(item) is not { } range)
            {
                return null;
            }

            ranges.Add(range);
        }

        return new StatusSet(string.Join(", ", items).ToLowerInvariant(), ranges);
    }

    /// <inheritdoc/>
    public bool Equals(StatusSet? other) => other is not null && other.Text == Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    private static (int From, int To)? ParseItem(string item)
    {
        if (item.Length == 3 && item[0] is >= '1' and <= '5' && item.EndsWith("xx", StringComparison.OrdinalIgnoreCase))
        {
            var from = (item[0] - '0') * 100;
            return (from, from + 99);
        }

        var ends = item.Split('-', StringSplitOptions.TrimEntries);
        var first = ParseStatus(ends[0]);
        var last = ends.Length == 1 ? first : ends.Length == 2 ? ParseStatus(ends[1]) : null;
        return first <= last ? (first.Value, last.Value) : null;
    }

    private static int? ParseStatus(string text) =>
        text.Length == 3 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 100 and <= 599
            ? status
            : null;
}
