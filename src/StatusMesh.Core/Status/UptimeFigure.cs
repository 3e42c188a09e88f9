namespace StatusMesh.Core.Status;

/// <summary>Uptime of one period.</summary>
/// <param name="Percent">Share of checked time that was up or degraded, 0..100.</param>
/// <param name="Coverage">Checks made / checks expected, 0..100.</param>
public sealed record UptimeFigure(double Percent, double Coverage);
