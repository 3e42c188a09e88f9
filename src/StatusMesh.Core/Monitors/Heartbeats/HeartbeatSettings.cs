using System.Security.Cryptography;
using System.Text;

namespace StatusMesh.Core.Monitors.Heartbeats;

/// <summary>How often a job promises to call, and by what it is known. The secret itself is not kept: who reads the storage cannot call in its name.</summary>
public sealed record HeartbeatSettings
{
    /// <summary>SHA-256 of the secret, 64 lower-case hex digits. Never shown, answered or logged.</summary>
    public required string SecretHash { get; init; }

    /// <summary>Longest time between two calls when all is well, 10 s..31 d.</summary>
    public required TimeSpan Every { get; init; }

    /// <summary>Time that a call may be late before the monitor is down, 0..7 d.</summary>
    public required TimeSpan Grace { get; init; }

    /// <summary>Time after a call at which the next one is overdue: <see cref="Every"/> and <see cref="Grace"/>.</summary>
    public TimeSpan Patience => Every + Grace;

    /// <summary>What is kept of <paramref name="secret"/>. Secrets are long and random, so a plain hash cannot be searched backwards.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>The times only: records show themselves in logs and exceptions.</summary>
    public override string ToString() => $"every {Every:c}, grace {Grace:c}";
}
