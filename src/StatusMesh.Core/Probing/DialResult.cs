using System.Net;

namespace StatusMesh.Core.Probing;

/// <summary>What came of dialling a target.</summary>
public abstract record DialResult
{
    private DialResult()
    {
    }

    /// <summary>Address that was dialled (the first one when none answered); null if none was.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>Name resolution in milliseconds; null for an IP literal.</summary>
    public double? DnsMs { get; init; }

    /// <summary>TCP connect in milliseconds, all tried addresses together; null if none was dialled.</summary>
    public double? ConnectMs { get; init; }

    /// <summary>Connected to <see cref="Address"/>.</summary>
    public sealed record Connected(Stream Stream) : DialResult;

    /// <summary>Not connected.</summary>
    public sealed record Failed(ProbeFailure Failure) : DialResult;
}
