using StatusMesh.Simulation.Scoring;

// The tables of docs/verdicts.md: of a whole year, or with "--quick" of the part of it that the tests hold against the document.
Console.Write(args is ["--quick"] ? Tables.WriteQuick() : Tables.WriteYear());
