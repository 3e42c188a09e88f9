using System.Text.Json.Serialization;
using StatusMesh.Core.Json;

namespace StatusMesh.Core.Incidents;

/// <summary>What happened in an incident.</summary>
[JsonConverter(typeof(KebabEnumConverter<IncidentEventKind>))]
public enum IncidentEventKind
{
    /// <summary>The trouble had lasted and was confirmed.</summary>
    Opened,

    /// <summary>The verdict became worse, the cause changed, or regions joined.</summary>
    Changed,

    /// <summary>The trouble came back shortly after it was over.</summary>
    Reopened,

    /// <summary>The recovery had lasted and was confirmed.</summary>
    Closed,

    /// <summary>Results that came late showed that there had been no such outage.</summary>
    Withdrawn,

    /// <summary>It comes and goes so often that alerts are held back.</summary>
    Flapping,

    /// <summary>Somebody wrote something.</summary>
    Note,
}
