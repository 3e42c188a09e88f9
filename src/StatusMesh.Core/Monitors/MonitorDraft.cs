namespace StatusMesh.Core.Monitors;

/// <summary>A monitor that is to be registered.</summary>
/// <param name="Target">What is checked.</param>
/// <param name="Name">What people call it, 1..100 characters.</param>
/// <param name="Interval">Time between two checks from one region, 5 s..1 d.</param>
/// <param name="ExpectedStatus">Statuses that count as up; null: the general rule.</param>
public sealed record MonitorDraft(Target Target, string Name, TimeSpan Interval, StatusSet? ExpectedStatus);
