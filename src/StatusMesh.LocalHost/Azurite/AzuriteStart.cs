using StatusMesh.LocalHost.Startup;

namespace StatusMesh.LocalHost.Azurite;

/// <summary>What became of starting Azurite. Everything that the user must mend first is a <see cref="StartupProblem"/> instead.</summary>
public abstract record AzuriteStart
{
    private AzuriteStart()
    {
    }

    /// <summary>Both services answer.</summary>
    public sealed record Started(AzuriteProcess Process) : AzuriteStart;

    /// <summary>The machine cannot run it; <paramref name="Problem"/> says so in words, for a host that goes on in memory or for one that gives up.</summary>
    public sealed record Unavailable(AzuriteLack Lack, StartupProblem Problem) : AzuriteStart;
}
