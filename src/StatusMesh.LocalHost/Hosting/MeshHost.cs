using Microsoft.Extensions.Logging.Console;
using StatusMesh.Adapters.Alerts;
using StatusMesh.Adapters.Dns;
using StatusMesh.Adapters.Storage;
using StatusMesh.Core.Alerts;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.History;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Maintenance;
using StatusMesh.Core.Mesh;
using StatusMesh.Core.Messaging;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Heartbeats;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Dns;
using StatusMesh.Core.Retention;
using StatusMesh.Core.Settings;
using StatusMesh.LocalHost.Demo;
using StatusMesh.LocalHost.Faults;
using StatusMesh.LocalHost.Startup;
using StatusMesh.Web;

namespace StatusMesh.LocalHost.Hosting;

/// <summary>Composes the web application: ports, options, and for each region its timer, its queue and its way out.</summary>
internal static class MeshHost
{
    /// <summary>Its errors are failed starts, which are thrown as well and said in words; a background service that dies is critical.</summary>
    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    /// <summary>More than callers can ask for at once, so that sites that hang do not keep the monitors waiting.</summary>
    private const int BatchesAtOnce = 256;

    /// <summary>Few: votes on one shard would only make each other decide again.</summary>
    private const int VotesAtOnce = 8;

    /// <summary>A builder that has read the settings: appsettings.json of the working folder, environment, command line.</summary>
    /// <exception cref="StartupProblem">The file cannot be read.</exception>
    public static WebApplicationBuilder CreateBuilder(LocalHostArguments arguments)
    {
        // Watching a big working folder for changes of one file would cost the start 400 ms.
        var builder = Create(new WebApplicationOptions
        {
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
            ContentRootPath = Directory.GetCurrentDirectory(),
        });
        builder.Configuration.AddInMemoryCollection(LastOfEach(arguments.Settings));
        builder.Logging.ClearProviders().AddConsole(console => console.FormatterName = ShortConsole.FormatterName)
            .AddConsoleFormatter<ShortConsole, ConsoleFormatterOptions>()
            .AddFilter("Microsoft", LogLevel.Warning).AddFilter(HostCategory, LogLevel.Critical).AddFilter("System", LogLevel.Warning)
            .AddFilter("Azure", LogLevel.Error).AddFilter("Yarp", LogLevel.Error);
        builder.Services.AddSingleton(TimeProvider.System);
        return builder;
    }

    /// <summary>The application, not yet started.</summary>
    /// <exception cref="InvalidSettingsException">The settings do not say where the storage is.</exception>
    public static WebApplication Build(WebApplicationBuilder builder, HostSettings settings, StorageOptions storage)
    {
        var services = builder.Services;
        builder.WebHost.UseUrls(settings.Urls.Split(';'));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        services.AddSingleton(settings.Mesh).AddSingleton(settings.Probe).AddSingleton(settings.Probe.Policy);
        AddStorage(services, storage);
        services
            .AddSingleton<IResolver>(provider => new DnsClientResolver(settings.Probe.NameServers, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<IResolvers>(provider => new DnsClientResolvers(settings.Probe.NameServers, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<MonitorDirectory>()
            .AddSingleton<MonitorRegistrar>()
            .AddSingleton<MaintenancePlanner>()
            .AddSingleton(settings.Incidents)
            .AddSingleton(settings.Alerts)
            .AddSingleton<AlertIntake>()
            .AddAlertTransports(new SocketConnector())
            .AddSingleton<IncidentTeller>()
            .AddHostedService<AlertLoop>()
            .AddSingleton(settings.Retention)
            .AddSingleton<RetentionJob>()
            .AddHostedService<RetentionLoop>()
            .AddSingleton(settings.Admin)
            .AddSingleton(provider => new ListeningSince(provider.GetRequiredService<TimeProvider>().GetUtcNow()))
            .AddHostedService<ListeningLoop>()
            .AddSingleton<Aggregator>()
            .AddSingleton<HistoryRoller>()
            .AddStatusMeshWeb();
        AddHistory(services);
        foreach (var region in settings.Mesh.Regions)
        {
            AddRegion(services, region.Name, settings.Local.Faults.GetValueOrDefault(region.Name) ?? []);
        }

        AddPump(services, QueueNames.Votes, VotesAtOnce, provider => provider.GetRequiredService<Aggregator>().HandleAsync);
        AddPump(services, QueueNames.Alerts, 1, provider => (_, token) => provider.GetRequiredService<AlertDelivery>().DeliverAsync(token));
        var app = builder.Build();
        app.UseStatusMeshWeb();
        return app;
    }

    /// <summary>Of two settings with the same key the later one counts; the configuration itself would not take both.</summary>
    private static Dictionary<string, string?> LastOfEach(IReadOnlyList<KeyValuePair<string, string?>> settings)
    {
        var last = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in settings)
        {
            last[key] = value;
        }

        return last;
    }

    private static WebApplicationBuilder Create(WebApplicationOptions options)
    {
        try
        {
            return WebApplication.CreateSlimBuilder(options);
        }
        catch (Exception e) when (SettingsFileProblem.Of(e) is { } problem)
        {
            throw problem;
        }
    }

    private static void AddHistory(IServiceCollection services) => services.AddSingleton<IHostedService>(provider => new HistoryLoop(
        provider.GetRequiredService<HistoryRoller>(),
        provider.GetService<DemoSites>() is { } sites ? ActivatorUtilities.CreateInstance<DemoHistory>(provider, sites) : null,
        provider.GetRequiredService<IHostApplicationLifetime>(),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<HistoryLoop>>()));

    private static void AddStorage(IServiceCollection services, StorageOptions storage)
    {
        try
        {
            _ = storage.Kind == StorageKind.Memory ? services.AddInMemoryStorage() : services.AddAzureStorage(storage);
        }
        catch (InvalidOperationException wrong)
        {
            throw new InvalidSettingsException([wrong.Message]);
        }

        // The queues of this host are all its own, so it need not poll to hear of its own messages.
        var sender = services.Last(service => service.ServiceType == typeof(IMessageSender));
        services.Remove(sender);
        services.AddSingleton<Doorbells>();
        services.AddSingleton<IMessageSender>(provider => new RingingSender(
            (IMessageSender)(sender.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, sender.ImplementationType!)),
            provider.GetRequiredService<Doorbells>()));
    }

    private static void AddRegion(IServiceCollection services, string region, IReadOnlyList<string> faults)
    {
        services.AddKeyedSingleton(region, (provider, _) =>
            RegionNode.Create(region, new FaultingConnector(new SocketConnector(), new FaultRules(faults)), provider));
        services.AddSingleton<IHostedService>(provider => new TickLoop(
            provider.GetRequiredKeyedService<RegionNode>(region),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<TickLoop>>()));
        AddPump(services, QueueNames.Probe(region), BatchesAtOnce, provider => provider.GetRequiredKeyedService<RegionNode>(region).Batches.HandleAsync);
    }

    private static void AddPump(
        IServiceCollection services, string queue, int concurrency, Func<IServiceProvider, Func<string, CancellationToken, Task>> handler) =>
        services.AddSingleton<IHostedService>(provider => new QueuePump(
            queue,
            concurrency,
            handler(provider),
            provider.GetRequiredService<IMessageReceiver>(),
            provider.GetRequiredService<Doorbells>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<QueuePump>>()));
}
