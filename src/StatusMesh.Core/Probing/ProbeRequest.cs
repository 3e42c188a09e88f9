using System.Net;
using StatusMesh.Core.Monitors;

namespace StatusMesh.Core.Probing;

/// <summary>What to probe and how long it may take.</summary>
/// <param name="Target">The target.</param>
/// <param name="Timeout">Budget of the whole probe.</param>
/// <param name="Avoid">Address that has just failed; it is tried last.</param>
public sealed record ProbeRequest(Target Target, TimeSpan Timeout, IPAddress? Avoid = null);
