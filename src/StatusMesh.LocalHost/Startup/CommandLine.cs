using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace StatusMesh.LocalHost.Startup;

/// <summary>The command line of LocalHost.</summary>
public static class CommandLine
{
    private const string Allowed = "--demo, --storage, --data, --urls, --help, --version, and any setting as --Section:Key=value";

    private static readonly string[] StorageKinds = ["azurite", "memory", "azure"];

    private static readonly Option<bool> Demo = new("--demo")
    {
        Description = "Starts demo sites on this machine and watches them; needs no internet.",
        Arity = ArgumentArity.Zero,
    };

    private static readonly Option<string> Storage = Checked("--storage", "kind", CheckStorage,
        "Where the data is kept: azurite (on disk; the default), memory (gone at the end) or azure (Storage:ConnectionString or Storage:TablesUri).");

    private static readonly Option<string> Data = Checked("--data", "folder", CheckData, "Folder of the data. Default: .statusmesh in the working folder.");

    private static readonly Option<string> Urls = Checked("--urls", "urls", CheckUrls, "Where to listen, separated by semicolons. Default: http://localhost:7071.");

    /// <summary>Reads the arguments. Help and the version go to <paramref name="output"/>, what is wrong goes to <paramref name="error"/> in one line.</summary>
    public static CommandLineReading Read(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        var tokens = SettingTokens.Pick(arguments);
        var parsed = Command().Parse(tokens.Rest, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        if (parsed.Action is not null and not ParseErrorAction)
        {
            return new CommandLineReading.Done(parsed.Invoke(new InvocationConfiguration { Output = output, Error = error }));
        }

        if (Problem(parsed, tokens) is { } problem)
        {
            error.WriteLine(problem);
            return new CommandLineReading.Done(StartupProblem.ExitCode);
        }

        var settings = new List<KeyValuePair<string, string?>>(tokens.Settings);
        Add(settings, "LocalHost:Demo", parsed.GetValue(Demo) ? "true" : null);
        Add(settings, "Storage:Kind", parsed.GetValue(Storage));
        Add(settings, "LocalHost:DataFolder", parsed.GetValue(Data));
        Add(settings, "urls", parsed.GetValue(Urls));
        return new CommandLineReading.Run(new LocalHostArguments { Settings = settings });
    }

    private static RootCommand Command()
    {
        var command = new RootCommand(
            "Runs a whole StatusMesh on this machine: several regions, the page and the API. "
            + "Any setting can be given as --Section:Key=value, for example --Mesh:Interval=00:00:30.")
        {
            Demo, Storage, Data, Urls,
        };
        command.Directives.Clear();
        return command;
    }

    private static Option<string> Checked(string name, string value, Func<string, string?> check, string description)
    {
        // A missing value is left to the check: the parser's own message would not say what is allowed.
        var option = new Option<string>(name) { Description = description, HelpName = value, Arity = ArgumentArity.ZeroOrOne };
        option.Validators.Add(result =>
        {
            if (check(result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value) is { } problem)
            {
                result.AddError(problem);
            }
        });
        return option;
    }

    private static string? CheckStorage(string value) =>
        StorageKinds.Contains(value) ? null : $"--storage wants azurite, memory or azure, not \"{value}\".";

    private static string? CheckData(string value) =>
        string.IsNullOrWhiteSpace(value) || value.Contains('\0', StringComparison.Ordinal) ? "--data wants the name of a folder." : null;

    private static string? CheckUrls(string value) => ListenUrls.AreValid(value) ? null : $"--urls wants {ListenUrls.Allowed}, not \"{value}\".";

    private static string? Problem(ParseResult parsed, SettingTokens tokens)
    {
        // The parser drops a first "[word]": to it that is a directive.
        var unknown = parsed.UnmatchedTokens.Concat(tokens.Rest.Take(1).Where(first => first.StartsWith('[')));
        if (unknown.FirstOrDefault() is { } token)
        {
            return $"{(token.StartsWith('-') ? "The option" : "The argument")} \"{token}\" is not known. Allowed: {Allowed}.";
        }

        return tokens.WithoutValue is { } key ? $"The setting --{key} wants a value, for example --{key}=value."
            : parsed.Errors.Count > 0 ? parsed.Errors[0].Message
            : null;
    }

    private static void Add(List<KeyValuePair<string, string?>> settings, string key, string? value)
    {
        if (value is not null)
        {
            settings.Add(new(key, value));
        }
    }
}
