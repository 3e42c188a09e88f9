using StatusMesh.Core.Maintenance;
using StatusMesh.Core.Monitors;
using StatusMesh.LocalHost.Demo;
using StatusMesh.LocalHost.Startup;

namespace StatusMesh.LocalHost.Hosting;

/// <summary>One run of the host, from the settings to the end of the last process that it started.</summary>
internal static class HostRun
{
    /// <summary>Runs until somebody stops it.</summary>
    /// <exception cref="StartupProblem">It cannot start, and the user can mend why.</exception>
    /// <exception cref="Core.Settings.InvalidSettingsException">Settings are wrong.</exception>
    public static async Task RunAsync(LocalHostArguments arguments, CancellationToken cancellationToken)
    {
        var builder = MeshHost.CreateBuilder(arguments);
        var settings = HostSettings.Read(builder.Configuration);
        var file = MonitorsFileLoader.Load(settings);
        using var logging = LoggerFactory.Create(console => console.AddConsole(options => options.FormatterName = ShortConsole.FormatterName)
            .AddConsoleFormatter<ShortConsole, Microsoft.Extensions.Logging.Console.ConsoleFormatterOptions>()
            .Services.AddSingleton(TimeProvider.System));
        var logger = logging.CreateLogger("StatusMesh");

        await using var storage = await StorageStart.StartAsync(settings, TimeProvider.System, logger, cancellationToken);
        await using var demo = settings.Local.Demo ? await DemoSites.StartAsync(settings.Local, TimeProvider.System, cancellationToken) : null;
        if (demo is not null)
        {
            settings = DemoSetup.Apply(settings, builder.Configuration, demo);
            builder.Services.AddSingleton(demo);
        }

        await using var app = MeshHost.Build(builder, settings, storage.Options);
        var registrar = app.Services.GetRequiredService<MonitorRegistrar>();
        var planner = app.Services.GetRequiredService<MaintenancePlanner>();
        await planner.ApplyAsync(MonitorSource.File, file.Plans, cancellationToken);
        await planner.ApplyAsync(MonitorSource.Demo, demo is null ? [] : DemoSetup.PlansOf(demo, settings, TimeProvider.System.GetUtcNow()), cancellationToken);
        await registrar.ApplyAsync(MonitorSource.File, [.. file.Monitors.Select(entry => entry.ToDraft())], cancellationToken);
        await registrar.ApplyAsync(MonitorSource.Demo, demo is null ? [] : DemoSetup.MonitorsOf(demo, settings), cancellationToken);
        await StartAsync(app, cancellationToken);
        Greeting.Write(Console.Out, settings, app.Urls, storage.Description, file.Monitors.Count, demo);
        await app.WaitForShutdownAsync(cancellationToken);
    }

    private static async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception e) when (ListenProblem.Of(e) is { } problem)
        {
            // Timers and pumps run already: they give back what they hold while the storage still stands.
            await app.StopAsync(CancellationToken.None);
            throw problem;
        }
    }
}
