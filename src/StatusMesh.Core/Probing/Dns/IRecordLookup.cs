namespace StatusMesh.Core.Probing.Dns;

/// <summary>Looks DNS records up for monitors.</summary>
public interface IRecordLookup
{
    /// <summary>Records of <paramref name="type"/> of an ASCII <paramref name="name"/>, asked afresh. No hosts file: names are asked as they are.</summary>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled.</exception>
    Task<RecordAnswer> LookUpAsync(string name, DnsRecordType type, CancellationToken cancellationToken);
}
