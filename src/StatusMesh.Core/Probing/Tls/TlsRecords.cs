namespace StatusMesh.Core.Probing.Tls;

/// <summary>
/// Reads the plain start of what a server sends in a handshake (RFC 8446 §5.1). The platforms put alerts into words of their own,
/// if they tell them at all.
/// </summary>
internal sealed class TlsRecords
{
    private const byte AlertType = 21;
    private const byte HandshakeType = 22;
    private const byte ServerHello = 2;
    private const int HeaderLength = 5;

    // Header, and as much of the payload as is looked at: an alert, or a server hello up to its version.
    private readonly byte[] _start = new byte[HeaderLength + 6];
    private int _seen;
    private int _skip;

    /// <summary>True when the first bytes are no TLS record.</summary>
    public bool IsSomethingElse { get; private set; }

    /// <summary>True when the server has chosen a version before TLS 1.2.</summary>
    public bool IsOldVersion { get; private set; }

    /// <summary>The last alert that was sent in the clear; null without one.</summary>
    public TlsAlert? Alert { get; private set; }

    /// <summary>Looks at the next bytes of the server.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && !IsSomethingElse)
        {
            if (_skip > 0)
            {
                var skipped = Math.Min(_skip, bytes.Length);
                _skip -= skipped;
                bytes = bytes[skipped..];
                continue;
            }

            _start[_seen++] = bytes[0];
            bytes = bytes[1..];
            Look();
        }
    }

    private void Look()
    {
        IsSomethingElse = (_seen == 1 && _start[0] is < 20 or > 24) || (_seen == 2 && _start[1] != 3);
        if (_seen < HeaderLength)
        {
            return;
        }

        var length = (_start[3] << 8) | _start[4];
        var payload = _start.AsSpan(HeaderLength, _seen - HeaderLength);
        if (payload.Length < length && _seen < _start.Length)
        {
            return;
        }

        if (_start[0] == AlertType && length == 2)
        {
            Alert = (TlsAlert)payload[1];
        }
        else if (_start[0] == HandshakeType && payload.Length == 6 && payload[0] == ServerHello)
        {
            IsOldVersion |= payload[4] < 3 || (payload[4] == 3 && payload[5] < 3);
        }

        _skip = length - payload.Length;
        _seen = 0;
    }
}
