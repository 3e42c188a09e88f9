namespace StatusMesh.Core.Alerts;

/// <summary>Who is told, and how often: section <c>Alerts</c>.</summary>
public sealed record AlertOptions
{
    /// <summary>The channels; a monitor that names none uses all of them.</summary>
    public IReadOnlyList<AlertChannel> Channels { get; init; } = [];

    /// <summary>Time between reminders while an incident goes on: <c>Alerts:Reminder</c>, 10 min..7 d, 0: none. Default 6 h.</summary>
    public TimeSpan Reminder { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Where people reach the page, for links: <c>Alerts:PageUrl</c>, such as <c>https://status.example.com</c>. Null: no links.</summary>
    public Uri? PageUrl { get; init; }
}
