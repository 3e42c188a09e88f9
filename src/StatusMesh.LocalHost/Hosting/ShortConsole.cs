using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace StatusMesh.LocalHost.Hosting;

/// <summary>One line a message: time, level when it is not plain information, text. What a person watches while the mesh runs.</summary>
public sealed class ShortConsole(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    /// <summary>Name under which the formatter is registered.</summary>
    public const string FormatterName = "short";

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var level = logEntry.LogLevel switch
        {
            LogLevel.Information => "",
            LogLevel.Warning => "warning: ",
            LogLevel.Error or LogLevel.Critical => "error: ",
            _ => "debug: ",
        };
        textWriter.WriteLine($"{time.GetLocalNow():HH:mm:ss} {level}{OneLine(logEntry.Formatter(logEntry.State, logEntry.Exception))}");
        if (logEntry.Exception is { } exception)
        {
            // Only bugs are logged with their exception.
            textWriter.WriteLine(exception.ToString());
        }
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
