namespace StatusMesh.Simulation.World;

/// <summary>What happens to messages on our queues, in shares of 0..1.</summary>
/// <param name="Duplicated">Delivered a second time within 30 s.</param>
/// <param name="Delayed">Delivered up to 2 min late, so that later ones come first.</param>
/// <param name="Lost">Their node dies before it has completed them, half of them before they have had any effect; they come again after 2 min.</param>
public sealed record MessageFaults(double Duplicated, double Delayed, double Lost)
{
    /// <summary>All is well.</summary>
    public static MessageFaults None { get; } = new(0, 0, 0);
}
