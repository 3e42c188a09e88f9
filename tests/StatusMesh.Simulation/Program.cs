using StatusMesh.Simulation.Scoring;
using StatusMesh.Simulation.World;

// The tables of docs/verdicts.md. With "--quick" a tenth of the year, which the tests hold against the document.
Console.Write(Tables.Write(args is ["--quick"] ? TraceMaker.Year / 10 : TraceMaker.Year));
