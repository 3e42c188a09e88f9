using System.Diagnostics.CodeAnalysis;

namespace StatusMesh.LocalHost.Startup;

/// <summary>Why the host does not start, in words for its user. Printed without a stack trace; the host ends with <see cref="ExitCode"/>.</summary>
/// <param name="problem">What is wrong, one sentence.</param>
/// <param name="wayOut">What to do about it, one sentence.</param>
[SuppressMessage("Naming", "CA1710", Justification = "It is the host's one word for this, and hardly ever caught.")]
public sealed class StartupProblem(string problem, string wayOut) : Exception(problem)
{
    /// <summary>Exit code of a host that did not start.</summary>
    public const int ExitCode = 2;

    /// <summary>What to do about it.</summary>
    public string WayOut { get; } = wayOut;

    /// <summary>The whole message, one or two lines.</summary>
    public string Text => Message + Environment.NewLine + WayOut;
}
