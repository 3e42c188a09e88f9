using Microsoft.Extensions.DependencyInjection;
using StatusMesh.Core.Alerts;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Dns;

namespace StatusMesh.Adapters.Alerts;

/// <summary>Registers one transport for each kind of channel.</summary>
public static class AlertRegistration
{
    /// <summary>Transports with one way out. Needs <see cref="IResolver"/>, <see cref="TargetPolicy"/>, <see cref="TimeProvider"/> and logging.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="connector">Opens the connections.</param>
    public static IServiceCollection AddAlertTransports(this IServiceCollection services, IConnector connector) => services
        .AddSingleton(provider => new GuardedConnector(
            provider.GetRequiredService<IResolver>(),
            connector,
            provider.GetRequiredService<TargetPolicy>(),
            provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<AlertHttp>()
        .AddSingleton<IAlertTransport, WebhookTransport>()
        .AddSingleton<IAlertTransport, SlackTransport>()
        .AddSingleton<IAlertTransport, TeamsTransport>()
        .AddSingleton<IAlertTransport, DiscordTransport>()
        .AddSingleton<IAlertTransport, NtfyTransport>()
        .AddSingleton<IAlertTransport, PagerdutyTransport>()
        .AddSingleton<IAlertTransport, EmailTransport>();
}
