using Microsoft.Playwright;
using StatusMesh.BrowserTests;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace StatusMesh.BrowserTests;

/// <summary>One Chromium for all tests: the system's own, nothing is downloaded. It ends with the driver, and the driver with this process.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (File.Exists(Program))
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Quiet });
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>A fresh visitor; skips the test where there is no Chromium.</summary>
    public async Task<Visitor> VisitAsync(string baseUrl, BrowserNewContextOptions? options = null)
    {
        Assert.SkipWhen(_browser is null, $"{Program} is missing: apt-get install chromium");
        options ??= new BrowserNewContextOptions();
        options.BaseURL = baseUrl;
        var context = await _browser!.NewContextAsync(options);
        return await Visitor.OpenAsync(context);
    }
}
