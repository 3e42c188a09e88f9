namespace StatusMesh.Simulation.World;

/// <summary>How a target is away.</summary>
public enum OutageKind
{
    /// <summary>Nothing listens: connections are refused at once.</summary>
    Refused,

    /// <summary>A proxy answers 503 at once.</summary>
    ServerError,

    /// <summary>The name has gone from its zone.</summary>
    NameGone,

    /// <summary>Packets are dropped: connecting takes its whole budget.</summary>
    ConnectHangs,

    /// <summary>It accepts the connection and never answers.</summary>
    AnswerHangs,
}
