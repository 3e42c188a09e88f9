using System.Text;

namespace StatusMesh.Core.Probing.Http1;

/// <summary>Buffered reading from a connection, with the bounds of a head.</summary>
internal sealed class AnswerReader(Stream stream)
{
    private readonly byte[] _buffer = new byte[ProbeLimits.HeadBytes];
    private int _start;
    private int _end;
    private int _headBytes;

    /// <summary>Waits for the first byte of the answer.</summary>
    /// <exception cref="BadAnswerException">The connection was closed without one.</exception>
    public async Task WaitForFirstByteAsync(CancellationToken cancellationToken)
    {
        if (!await FillAsync(cancellationToken))
        {
            throw new BadAnswerException(Cause.EmptyReply);
        }
    }

    /// <summary>The next head, final or interim.</summary>
    /// <exception cref="BadAnswerException">It is malformed, too large or breaks off.</exception>
    public async Task<HttpHead> ReadHeadAsync(CancellationToken cancellationToken)
    {
        var scanned = 0;
        while (true)
        {
            var length = EndOfHead(_buffer.AsSpan(_start, _end - _start), scanned);
            if (length > 0)
            {
                var head = HeadParser.Parse(_buffer.AsSpan(_start, length));
                _start += length;
                Count(length);
                return head;
            }

            scanned = _end - _start;
            RejectEarly(_buffer.AsSpan(_start, scanned));
            Count(0, pending: scanned);
            if (!await FillAsync(cancellationToken))
            {
                throw new BadAnswerException(Cause.PrematureEnd);
            }
        }
    }

    /// <summary>A line of the chunked coding without its line end: of a chunk at most 4 KiB, of the trailer counted as head bytes.</summary>
    public ValueTask<string> ReadLineAsync(bool isTrailer, CancellationToken cancellationToken) =>
        TakeLine(isTrailer) is { } line ? ValueTask.FromResult(line) : WaitForLineAsync(isTrailer, cancellationToken);

    /// <summary>Up to <paramref name="target"/>'s length of body bytes; 0 at the end of the connection.</summary>
    public ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken cancellationToken)
    {
        if (_start == _end)
        {
            return stream.ReadAsync(target, cancellationToken);
        }

        var length = Math.Min(target.Length, _end - _start);
        _buffer.AsMemory(_start, length).CopyTo(target);
        _start += length;
        return ValueTask.FromResult(length);
    }

    private string? TakeLine(bool isTrailer)
    {
        var end = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
        if (end < 0)
        {
            return null;
        }

        var line = Encoding.Latin1.GetString(_buffer.AsSpan(_start, end)).TrimEnd('\r');
        _start += end + 1;
        Count(isTrailer ? end + 1 : 0);
        return line;
    }

    private async ValueTask<string> WaitForLineAsync(bool isTrailer, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (!isTrailer && _end - _start > 4096)
            {
                throw new BadAnswerException(Cause.BadFraming);
            }

            if (!await FillAsync(cancellationToken))
            {
                throw new BadAnswerException(Cause.PrematureEnd);
            }

            if (TakeLine(isTrailer) is { } line)
            {
                return line;
            }
        }
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            throw new BadAnswerException(Cause.HeadersTooLarge);
        }

        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        return read > 0;
    }

    private void Count(int bytes, int pending = 0)
    {
        _headBytes += bytes;
        if (_headBytes + pending > ProbeLimits.HeadBytes)
        {
            throw new BadAnswerException(Cause.HeadersTooLarge);
        }
    }

    /// <summary>Says no to what can never become HTTP, rather than to wait for 32 KiB of it.</summary>
    private static void RejectEarly(ReadOnlySpan<byte> start)
    {
        var common = Math.Min(start.Length, "HTTP/1."u8.Length);
        if (!start[..common].SequenceEqual("HTTP/1."u8[..common]))
        {
            throw new BadAnswerException(Cause.NotHttp);
        }
    }

    /// <summary>Length of the head with its empty line, CRLF or bare LF (RFC 9112 §2.2); 0 when it is not complete yet.</summary>
    private static int EndOfHead(ReadOnlySpan<byte> bytes, int scanned)
    {
        // The end may straddle what was scanned before: "\n\r" + "\n".
        for (var i = Math.Max(0, scanned - 3); i < bytes.Length; i++)
        {
            if (bytes[i] != (byte)'\n')
            {
                continue;
            }

            if (i + 1 < bytes.Length && bytes[i + 1] == (byte)'\n')
            {
                return i + 2;
            }

            if (i + 2 < bytes.Length && bytes[i + 1] == (byte)'\r' && bytes[i + 2] == (byte)'\n')
            {
                return i + 3;
            }
        }

        return 0;
    }
}
