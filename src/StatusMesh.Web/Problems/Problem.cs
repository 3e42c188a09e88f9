using System.Text.Json.Serialization;

namespace StatusMesh.Web.Problems;

/// <summary>An error as RFC 9457 has it. Holds no exception text and nothing that a target sent.</summary>
public sealed record Problem
{
    /// <summary>Kind of the problem, a URI that identifies it and need not be fetched.</summary>
    public required string Type { get; init; }

    /// <summary>The kind in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>HTTP status, 400..599.</summary>
    public required int Status { get; init; }

    /// <summary>What was wrong this time and what is allowed, in a sentence.</summary>
    public required string Detail { get; init; }

    /// <summary>Code of the reason, for programs; null when the kind says it all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}
