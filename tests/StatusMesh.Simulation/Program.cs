using StatusMesh.Simulation.Scoring;
using StatusMesh.Simulation.World;

// The tables of docs/verdicts.md. With "--quick" the part of it that the tests hold against the document.
Console.Write(Tables.Write(args is ["--quick"] ? TraceMaker.Quick : TraceMaker.Year));
