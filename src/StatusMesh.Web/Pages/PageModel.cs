using StatusMesh.Core.Status;

namespace StatusMesh.Web.Pages;

/// <summary>Everything that the page shows. Without query, answer and problem it is the empty page.</summary>
public sealed record PageModel
{
    /// <summary>What the visitor typed, as typed; null when nothing was asked.</summary>
    public string? Query { get; init; }

    /// <summary>The answer; null when there is none, or none yet.</summary>
    public StatusAnswer? Answer { get; init; }

    /// <summary>Why there is no answer; null when there is one, or when one is under way.</summary>
    public PageProblem? Problem { get; init; }

    /// <summary>True while the first checks are still under way; <see cref="Answer"/> may then hold the regions that have answered.</summary>
    public bool Checking { get; init; }

    /// <summary>Registered monitors, in the order to show them; only the empty page shows them.</summary>
    public IReadOnlyList<PageMonitor> Monitors { get; init; } = [];

    /// <summary>Scheme and authority under which visitors see the page, without a slash at the end: <c>https://status.example</c>.</summary>
    public required string BaseUrl { get; init; }
}
