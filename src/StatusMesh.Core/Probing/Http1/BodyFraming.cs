using System.Globalization;

using StatusMesh.Core.Monitors.Expect;

namespace StatusMesh.Core.Probing.Http1;

/// <summary>How long the body of an answer is (RFC 9112 §6.3).</summary>
/// <param name="Kind">Which rule ends the body.</param>
/// <param name="Length">Bytes when <paramref name="Kind"/> is <see cref="BodyKind.Length"/>.</param>
internal readonly record struct BodyFraming(BodyKind Kind, long Length)
{
    /// <summary>The framing that <paramref name="head"/> announces in answer to <paramref name="method"/>.</summary>
    /// <exception cref="BadAnswerException">The announcements contradict each other.</exception>
    public static BodyFraming Of(HttpHead head, RequestMethod method)
    {
        if (head.Status is 204 or 304 || method == RequestMethod.Head)
        {
            return new(BodyKind.None, 0);
        }

        var codings = head.Values("transfer-encoding").SelectMany(value => value.Split(',')).Select(c => c.Trim().ToLowerInvariant()).ToList();
        if (codings.Count > 0)
        {
            return codings.IndexOf("chunked") switch
            {
                // An unknown last coding lasts until the connection ends.
                -1 => new(BodyKind.UntilClose, 0),
                var at when at == codings.Count - 1 => new(BodyKind.Chunked, 0),
                _ => throw new BadAnswerException(Cause.BadFraming),
            };
        }

        var lengths = head.Values("content-length").SelectMany(value => value.Split(',')).Select(v => v.Trim()).Distinct().ToList();
        return lengths.Count switch
        {
            0 => new(BodyKind.UntilClose, 0),
            1 when long.TryParse(lengths[0], NumberStyles.None, CultureInfo.InvariantCulture, out var length) => new(BodyKind.Length, length),
            _ => throw new BadAnswerException(Cause.BadFraming),
        };
    }
}
