using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace StatusMesh.BrowserTests;

/// <summary>A browser tab that notes whatever goes wrong in it.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private const string NoteViolations =
        "addEventListener('securitypolicyviolation', e => console.error('CSP ' + e.violatedDirective + ' ' + e.blockedURI))";

    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly IBrowserContext _context;

    private Visitor(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) => Note(message.Type is "error" or "warning", $"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Note(true, "uncaught: " + error);
        page.Dialog += async (_, dialog) =>
        {
            Note(true, "dialog: " + dialog.Message);
            await dialog.DismissAsync();
        };
        page.Request += (_, request) => Note(!request.Url.StartsWith("http://127.0.0.1:", StringComparison.Ordinal), "request: " + request.Url);
    }

    /// <summary>The tab.</summary>
    public IPage Page { get; }

    /// <summary>Console errors and warnings, uncaught exceptions, CSP violations, dialogs, and requests to other hosts so far.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _context.DisposeAsync();

    internal static async Task<Visitor> OpenAsync(IBrowserContext context)
    {
        await context.AddInitScriptAsync(NoteViolations);
        return new Visitor(context, await context.NewPageAsync());
    }

    private void Note(bool bad, string complaint)
    {
        if (bad)
        {
            _complaints.Enqueue(complaint);
        }
    }
}
