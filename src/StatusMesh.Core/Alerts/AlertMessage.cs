using StatusMesh.Core.Incidents;

namespace StatusMesh.Core.Alerts;

/// <summary>What a channel says to its people. Texts are plain; each transport escapes them for its own markup.</summary>
public sealed record AlertMessage
{
    /// <summary>Why it is sent.</summary>
    public required AlertKind Kind { get; init; }

    /// <summary>One line, such as <c>Shop is down</c>; at most 200 characters.</summary>
    public required string Title { get; init; }

    /// <summary>What happened, since when, from where, why, what to do: one line each, at most 20.</summary>
    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>The incidents that it is about; several when they have one cause, none in a test.</summary>
    public required IReadOnlyList<Incident> Incidents { get; init; }

    /// <summary>The page with the whole story; null when nobody has said where the page is.</summary>
    public Uri? Link { get; init; }

    /// <summary>True when it tells that everything of its thread is over; false while any of it goes on.</summary>
    public bool IsOver { get; init; }

    /// <summary>The same for every message about the same trouble, so that a service can put them together: an incident's id.</summary>
    public required string Thread { get; init; }

    /// <summary>When it was written, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
