using System.CommandLine;

namespace StatusMesh.Cli;

/// <summary>The commands of <c>statusmesh</c>.</summary>
internal static class CommandTree
{
    public static RootCommand Create(TextWriter output, TextWriter error)
    {
        var url = new Argument<string>("url") { Description = "The site to check; without a scheme it is https." };
        var check = new Command("check", "Checks a site once, from this machine. Exit code: 0 it answers, 1 it is down, 2 the URL is not one, 3 cannot tell.") { url };
        check.SetAction((parsed, cancellationToken) => CheckCommand.RunAsync(parsed.GetValue(url)!, output, error, cancellationToken));
        return new RootCommand("StatusMesh: is it down for everyone, or just me?") { check };
    }
}
