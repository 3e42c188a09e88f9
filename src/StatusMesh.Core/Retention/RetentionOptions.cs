namespace StatusMesh.Core.Retention;

/// <summary>How long things are kept: section <c>Retention</c>.</summary>
public sealed record RetentionOptions
{
    /// <summary>Age at which check results go, and what is known of targets that nobody registered: <c>Retention:Results</c>, 2..400 d. Default 7 d.</summary>
    public TimeSpan Results { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Age at which history, uptime and incidents go: <c>Retention:History</c>, 91..3,650 d. Default 400 d.</summary>
    public TimeSpan History { get; init; } = TimeSpan.FromDays(400);
}
