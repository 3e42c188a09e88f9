namespace StatusMesh.Core.Monitors;

/// <summary>What became of a URL that somebody sent.</summary>
public abstract record TargetParse
{
    private TargetParse()
    {
    }

    /// <summary>The URL may be probed, as far as its text can tell; the addresses behind a name are checked when they are dialled.</summary>
    public sealed record Accepted(Target Target) : TargetParse;

    /// <summary>The URL is refused. <paramref name="Detail"/> says in one sentence what was wrong and what is allowed; it never repeats the input.</summary>
    public sealed record Rejected(RefusalReason Reason, string Detail) : TargetParse;
}
