namespace StatusMesh.Core.Probing;

/// <summary>How much of the other side's bytes is still taken; of a probe over all its connections.</summary>
/// <param name="most">Bytes that may be read at most.</param>
internal sealed class ReadMeter(int most)
{
    /// <summary>Bytes that may still be read.</summary>
    public int Left { get; private set; } = most;

    /// <summary>True when more was there to read than may be.</summary>
    public bool IsExceeded { get; private set; }

    /// <summary>Counts bytes that were read.</summary>
    public void Take(int bytes) => Left -= bytes;

    /// <summary>Says no to a read when nothing is left.</summary>
    /// <exception cref="IOException">Nothing is left.</exception>
    public void Demand()
    {
        if (Left == 0)
        {
            IsExceeded = true;
            throw new IOException("As much was read as may be.");
        }
    }
}
