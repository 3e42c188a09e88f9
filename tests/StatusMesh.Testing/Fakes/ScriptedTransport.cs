using StatusMesh.Core.Alerts;

namespace StatusMesh.Testing.Fakes;

/// <summary>A channel that notes what it is told, and fails as long as it is told to.</summary>
public sealed class ScriptedTransport(AlertChannelKind kind = AlertChannelKind.Webhook) : IAlertTransport
{
    private readonly Lock _lock = new();
    private readonly List<(string Channel, AlertMessage Message, string Key)> _tries = [];

    /// <inheritdoc/>
    public AlertChannelKind Kind => kind;

    /// <summary>What every delivery fails with; null: they succeed.</summary>
    public string? Problem { get; set; }

    /// <summary>Runs before a delivery ends.</summary>
    public Action? Meanwhile { get; set; }

    /// <summary>Every try, whether it succeeded or not.</summary>
    public IReadOnlyList<(string Channel, AlertMessage Message, string Key)> Tries
    {
        get
        {
            lock (_lock)
            {
                return [.. _tries];
            }
        }
    }

    /// <inheritdoc/>
    public Task<string?> SendAsync(AlertChannel channel, AlertMessage message, string idempotencyKey, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _tries.Add((channel.Name, message, idempotencyKey));
        }

        Meanwhile?.Invoke();
        return Task.FromResult(Problem);
    }
}
