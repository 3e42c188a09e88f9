using System.Globalization;

namespace StatusMesh.Core.Monitors;

/// <summary>The unit of work: targets that are probed by one message and published in one partition.</summary>
public static class Shard
{
    /// <summary>Most monitors of one shard.</summary>
    public const int Size = 100;

    /// <summary>Key of the <paramref name="ordinal"/>th shard of monitors, counted from 0: <c>m-00000</c>.</summary>
    public static string OfMonitors(int ordinal) => string.Create(CultureInfo.InvariantCulture, $"m-{ordinal:D5}");

    /// <summary>Key of the ad-hoc shard of a target that nobody registered: <c>a-00</c>..<c>a-ff</c>, by the first byte of its id.</summary>
    public static string OfAdHoc(string targetId) => "a-" + targetId[..2];

    /// <summary>Every ad-hoc shard.</summary>
    public static IEnumerable<string> AllAdHoc => Enumerable.Range(0, 256).Select(first => string.Create(CultureInfo.InvariantCulture, $"a-{first:x2}"));

    /// <summary>True for a shard of targets that nobody registered.</summary>
    public static bool IsAdHoc(string shard) => shard.StartsWith("a-", StringComparison.Ordinal);
}
