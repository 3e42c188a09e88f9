using System.Globalization;

namespace StatusMesh.Core.Probing.Http1;

/// <summary>Reads a body up to <see cref="ProbeLimits.BodyBytes"/>; what lies beyond is never asked for.</summary>
/// <param name="reader">The connection.</param>
/// <param name="keep">Bytes that are kept, <see cref="ProbeLimits.EvidenceLength"/>..<see cref="ProbeLimits.BodyBytes"/>.</param>
internal sealed class BodyReader(AnswerReader reader, int keep)
{
    private readonly byte[] _kept = new byte[keep];
    private readonly byte[] _scratch = new byte[8192];

    /// <summary>Body bytes that were read.</summary>
    public int Count { get; private set; }

    /// <summary>The first bytes of the body, at most <see cref="ProbeLimits.EvidenceLength"/>.</summary>
    public ReadOnlySpan<byte> Start => _kept.AsSpan(0, Math.Min(Count, ProbeLimits.EvidenceLength));

    /// <summary>The bytes that were kept: the whole body, up to the bound.</summary>
    public ReadOnlySpan<byte> Kept => _kept.AsSpan(0, Math.Min(Count, _kept.Length));

    /// <summary>True when the bound ended before the body did, as far as that is known.</summary>
    public bool IsTruncated { get; private set; }

    /// <summary>Reads until the body or the bound ends.</summary>
    /// <exception cref="BadAnswerException">The body is malformed or breaks off.</exception>
    public async Task ReadAsync(BodyFraming framing, CancellationToken cancellationToken) => IsTruncated = framing.Kind switch
    {
        BodyKind.None => false,
        BodyKind.Chunked => !await ReadChunksAsync(cancellationToken),
        BodyKind.Length => !await ReadLengthAsync(framing.Length, cancellationToken),
        _ => !await ReadUntilCloseAsync(cancellationToken),
    };

    private bool IsFull => Count >= ProbeLimits.BodyBytes;

    private async Task<bool> ReadUntilCloseAsync(CancellationToken cancellationToken)
    {
        while (!IsFull)
        {
            if (await TakeAsync(int.MaxValue, cancellationToken) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private async Task<bool> ReadLengthAsync(long length, CancellationToken cancellationToken)
    {
        while (length > 0 && !IsFull)
        {
            length -= NotNone(await TakeAsync(length, cancellationToken));
        }

        return length == 0;
    }

    private async Task<bool> ReadChunksAsync(CancellationToken cancellationToken)
    {
        while (!IsFull)
        {
            var left = ParseSize(await reader.ReadLineAsync(isTrailer: false, cancellationToken));
            if (left == 0)
            {
                // Trailers end with an empty line; what they say is not needed.
                while ((await reader.ReadLineAsync(isTrailer: true, cancellationToken)).Length > 0)
                {
                }

                return true;
            }

            while (left > 0 && !IsFull)
            {
                left -= NotNone(await TakeAsync(left, cancellationToken));
            }

            if (!IsFull && (await reader.ReadLineAsync(isTrailer: false, cancellationToken)).Length > 0)
            {
                throw new BadAnswerException(Cause.BadFraming);
            }
        }

        return false;
    }

    private static long ParseSize(string line)
    {
        var end = line.IndexOf(';', StringComparison.Ordinal);
        var digits = (end < 0 ? line : line[..end]).TrimEnd(' ', '\t');
        return digits.Length is > 0 and <= 15 && long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size)
            ? size
            : throw new BadAnswerException(Cause.BadFraming);
    }

    private static int NotNone(int read) => read > 0 ? read : throw new BadAnswerException(Cause.PrematureEnd);

    // Without a task of its own for what is already there: chunks may be as short as one byte.
    private ValueTask<int> TakeAsync(long most, CancellationToken cancellationToken)
    {
        var room = (int)Math.Min(Math.Min(most, _scratch.Length), ProbeLimits.BodyBytes - Count);
        var reading = reader.ReadAsync(_scratch.AsMemory(0, room), cancellationToken);
        return reading.IsCompletedSuccessfully ? ValueTask.FromResult(Keep(reading.Result)) : KeepAsync(reading);
    }

    private async ValueTask<int> KeepAsync(ValueTask<int> reading) => Keep(await reading);

    private int Keep(int read)
    {
        if (Count < _kept.Length)
        {
            _scratch.AsSpan(0, Math.Min(read, _kept.Length - Count)).CopyTo(_kept.AsSpan(Count));
        }

        Count += read;
        return read;
    }
}
