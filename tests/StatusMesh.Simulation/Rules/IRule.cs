using StatusMesh.Simulation.Scoring;
using StatusMesh.Simulation.World;

namespace StatusMesh.Simulation.Rules;

/// <summary>A way to tell that a target is down.</summary>
public interface IRule
{
    /// <summary>Name in the table.</summary>
    string Name { get; }

    /// <summary>What it says in the course of <paramref name="trace"/>.</summary>
    IReadOnlyList<Report> Run(Trace trace);
}
