namespace StatusMesh.Core.Probing.Dns;

/// <summary>What name servers said of the records of a name.</summary>
public abstract record RecordAnswer
{
    private RecordAnswer()
    {
    }

    /// <summary>At least one record, each value as <see cref="DnsRecords.Canonical"/> spells it where it can.</summary>
    public sealed record Found(IReadOnlyList<string> Values) : RecordAnswer;

    /// <summary>No record, and why: one of the causes named <c>Dns…</c>.</summary>
    public sealed record Failed(Cause Cause, FailureSource Source) : RecordAnswer;
}
