namespace StatusMesh.Simulation.Scoring;

/// <summary>What a rule says of a target.</summary>
public enum ReportKind
{
    /// <summary>It is down, from now on.</summary>
    Down,

    /// <summary>People are told of trouble, whatever its kind.</summary>
    Alert,
}
