namespace StatusMesh.UnitTests.Faults;

/// <summary>The system's clock, which somebody sets back. What measures durations goes on.</summary>
internal sealed class BackwardClock : TimeProvider
{
    private TimeSpan _back;

    /// <summary>Sets the time back.</summary>
    public void SetBack(TimeSpan by) => _back += by;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - _back;
}
