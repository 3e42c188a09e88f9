namespace StatusMesh.LocalHost.Startup;

/// <summary>What became of a command line.</summary>
public abstract record CommandLineReading
{
    private CommandLineReading()
    {
    }

    /// <summary>The host is to run.</summary>
    public sealed record Run(LocalHostArguments Arguments) : CommandLineReading;

    /// <summary>Everything is said already: help, the version, or what is wrong. The process ends with <paramref name="ExitCode"/>.</summary>
    public sealed record Done(int ExitCode) : CommandLineReading;
}
