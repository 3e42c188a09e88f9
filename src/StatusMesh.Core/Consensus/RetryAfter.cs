using System.Globalization;
using StatusMesh.Core.Probing;

namespace StatusMesh.Core.Consensus;

/// <summary>Reads when a target says that it is back (RFC 9110 §10.2.3).</summary>
public static class RetryAfter
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>The announced time, UTC, of a 503 or 429; null without one, in the past, or more than a year ahead.</summary>
    public static DateTimeOffset? Of(CheckResult result)
    {
        if (result.Status is not (503 or 429) || !result.Headers.TryGetValue("retry-after", out var text))
        {
            return null;
        }

        DateTimeOffset? at = null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            at = result.At + TimeSpan.FromSeconds(seconds);
        }
        else if (DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            at = date;
        }

        return at > result.At && at - result.At <= Longest ? at : null;
    }
}
