namespace StatusMesh.UnitTests.Probing;

/// <summary>A connection that takes everything and sends these bytes, <paramref name="repeats"/> times.</summary>
internal sealed class CannedStream(byte[] bytes, int repeats = 1) : MemoryStream
{
    private int _at;
    private int _left = repeats;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_at == bytes.Length && --_left > 0)
        {
            _at = 0;
        }

        var length = Math.Min(buffer.Length, bytes.Length - _at);
        bytes.AsMemory(_at, length).CopyTo(buffer);
        _at += length;
        return ValueTask.FromResult(length);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
}
