using StatusMesh.Core.Monitors;

namespace StatusMesh.Core.Status;

/// <summary>What came of a question.</summary>
public abstract record StatusOutcome
{
    private StatusOutcome()
    {
    }

    /// <summary>The URL may not be asked for.</summary>
    public sealed record Refused(RefusalReason Reason, string Detail) : StatusOutcome;

    /// <summary>A verdict; <paramref name="Age"/> is that of the newest check, <paramref name="Interval"/> the monitor's, null without one.</summary>
    public sealed record Answered(StatusAnswer Answer, TimeSpan Age, TimeSpan? Interval) : StatusOutcome;

    /// <summary>The first probes are still under way; ask again after <paramref name="RetryAfter"/>.</summary>
    public sealed record Pending(StatusAnswer Answer, TimeSpan RetryAfter) : StatusOutcome;
}
