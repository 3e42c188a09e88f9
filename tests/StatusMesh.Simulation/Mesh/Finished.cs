namespace StatusMesh.Simulation.Mesh;

/// <summary>What runs against stores in memory never waits; anything else would make the simulation depend on threads.</summary>
internal static class Finished
{
    /// <summary>Passes on what <paramref name="task"/> ended with.</summary>
    /// <exception cref="InvalidOperationException">It is still running.</exception>
    public static void Check(Task task)
    {
        if (!task.IsCompleted)
        {
            throw new InvalidOperationException("A step of the simulation waits for something.");
        }

        task.GetAwaiter().GetResult();
    }
}
