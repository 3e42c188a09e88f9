namespace StatusMesh.Core.Probing;

/// <summary>How much of a target's bytes a probe still takes, over all its connections.</summary>
internal sealed class ReadMeter
{
    /// <summary>Bytes that may still be read.</summary>
    public int Left { get; private set; } = ProbeLimits.ReadBytes;

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
            throw new IOException("The probe has read as much as it may.");
        }
    }
}
