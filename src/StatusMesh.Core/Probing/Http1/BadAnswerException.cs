namespace StatusMesh.Core.Probing.Http1;

/// <summary>What a target sent is not an HTTP answer that we accept. Never leaves the prober.</summary>
internal sealed class BadAnswerException(Cause cause) : Exception
{
    /// <summary>What was wrong with it.</summary>
    public Cause Cause { get; } = cause;
}
