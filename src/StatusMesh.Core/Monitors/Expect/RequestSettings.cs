using System.Net;

namespace StatusMesh.Core.Monitors.Expect;

/// <summary>How a monitor's target is asked. Headers and body may hold secrets: they are sent to the target, never logged and never answered.</summary>
// Lists take null for empty: source-generated JSON sets what is not there to null, whatever stands behind the equals sign.
public sealed record RequestSettings
{
    /// <summary>A GET with no more than our own headers.</summary>
    public static RequestSettings Default { get; } = new();

    /// <summary>Method of the request. Default GET.</summary>
    public RequestMethod Method { get; init; }

    /// <summary>Header fields besides our own, in order. At most 20, together at most 8 KiB.</summary>
    public IReadOnlyList<RequestHeader> Headers { get; init => field = value ?? []; } = [];

    /// <summary>Body of a POST or PUT, sent as UTF-8, at most 16 KiB; null: none.</summary>
    public string? Body { get; init; }

    /// <summary>True: up to five redirects are followed, and the last answer counts. Default false: a 3xx is the answer.</summary>
    public bool FollowRedirects { get; init; }

    /// <summary>Which addresses of the name are asked. Default any.</summary>
    public IpFamily Family { get; init; }

    /// <summary>Resolvers of this monitor, at most 4; empty: the region's.</summary>
    public IReadOnlyList<IPEndPoint> NameServers { get; init => field = value ?? []; } = [];

    /// <summary>The same without anything that only the monitor's own target may see.</summary>
    public RequestSettings ForStrangers() => AsQuestion() with { Headers = [] };

    /// <summary>The same as a GET, or as the HEAD that it is.</summary>
    public RequestSettings AsQuestion() => this with { Method = Method == RequestMethod.Head ? Method : RequestMethod.Get, Body = null };

    /// <inheritdoc/>
    public bool Equals(RequestSettings? other) =>
        other is not null
        && Method == other.Method
        && Body == other.Body
        && FollowRedirects == other.FollowRedirects
        && Family == other.Family
        && Headers.SequenceEqual(other.Headers)
        && NameServers.SequenceEqual(other.NameServers);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Method, Body, FollowRedirects, Family, Headers.Count, NameServers.Count);

    /// <summary>Method and counts only: records show themselves in logs and exceptions.</summary>
    public override string ToString() => $"{Method}, {Headers.Count} headers, {(Body is null ? "no body" : "a body")}";
}
