namespace StatusMesh.Core.Monitors.Expect;

/// <summary>What a monitor's owner expects of its target. Null and empty mean that nothing is expected beyond the general rule.</summary>
// Lists take null for empty: source-generated JSON sets what is not there to null, whatever stands behind the equals sign.
public sealed record Expectations
{
    /// <summary>Nothing beyond the general rule.</summary>
    public static Expectations None { get; } = new();

    /// <summary>Statuses that count as up; null: the general rule (2xx and 3xx).</summary>
    public StatusSet? Status { get; init; }

    /// <summary>Texts that must all stand in the body. At most 20, 1..500 characters each.</summary>
    public IReadOnlyList<string> Text { get; init => field = value ?? []; } = [];

    /// <summary>Texts of which none may stand in the body. At most 20, 1..500 characters each.</summary>
    public IReadOnlyList<string> NoText { get; init => field = value ?? []; } = [];

    /// <summary>True when capital and small letters are the same to <see cref="Text"/> and <see cref="NoText"/>. Default false.</summary>
    public bool IgnoreCase { get; init; }

    /// <summary>What must be found in a JSON body. At most 20.</summary>
    public IReadOnlyList<JsonExpectation> Json { get; init => field = value ?? []; } = [];

    /// <summary>What must stand in the head of the answer. At most 20.</summary>
    public IReadOnlyList<HeaderExpectation> Headers { get; init => field = value ?? []; } = [];

    /// <summary>Values that must be among the records of a DNS target, as <see cref="Probing.Dns.DnsRecords.Canonical"/> spells them. At most 20.</summary>
    public IReadOnlyList<string> Records { get; init => field = value ?? []; } = [];

    /// <summary>Longest time of the whole check, 1 ms..10 s; beyond it the target is degraded. Null: any.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>Days before the end of the certificate at which the target is degraded, 1..365; null: never.</summary>
    public int? CertificateWarnDays { get; init; }

    /// <summary>Days before the end of the certificate at which the target is down, 1..365; null: only when it has ended.</summary>
    public int? CertificateFailDays { get; init; }

    /// <summary>True when the body has to be read for something other than its length.</summary>
    public bool NeedsBody => Text.Count > 0 || NoText.Count > 0 || Json.Count > 0;

    /// <inheritdoc/>
    public bool Equals(Expectations? other) =>
        other is not null
        && Status == other.Status
        && IgnoreCase == other.IgnoreCase
        && Latency == other.Latency
        && CertificateWarnDays == other.CertificateWarnDays
        && CertificateFailDays == other.CertificateFailDays
        && Text.SequenceEqual(other.Text)
        && NoText.SequenceEqual(other.NoText)
        && Json.SequenceEqual(other.Json)
        && Headers.SequenceEqual(other.Headers)
        && Records.SequenceEqual(other.Records);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Status, IgnoreCase, Latency, CertificateWarnDays, Text.Count, Json.Count, Headers.Count);
}
