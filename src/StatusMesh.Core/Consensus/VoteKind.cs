using System.Text.Json.Serialization;
using StatusMesh.Core.Json;

namespace StatusMesh.Core.Consensus;

/// <summary>What a region says of a target.</summary>
[JsonConverter(typeof(KebabEnumConverter<VoteKind>))]
public enum VoteKind
{
    /// <summary>The region says nothing; <see cref="RegionVote.Abstention"/> tells why.</summary>
    Abstained,

    /// <summary>It answers as it should.</summary>
    Up,

    /// <summary>It answers, but not as it should: a page is missing, or it is slow.</summary>
    Degraded,

    /// <summary>It does not answer, or with a server error.</summary>
    Down,

    /// <summary>It answers, but not to us: a challenge, a log-in or a limit.</summary>
    Blocked,
}
