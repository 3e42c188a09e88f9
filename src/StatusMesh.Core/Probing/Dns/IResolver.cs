namespace StatusMesh.Core.Probing.Dns;

/// <summary>Resolves names for probing. Answers are checked by the guard before anything is dialled.</summary>
public interface IResolver
{
    /// <summary>Addresses of an ASCII <paramref name="host"/> name (no literal). Names of the hosts file and <c>localhost</c> need no network.</summary>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled.</exception>
    Task<DnsAnswer> ResolveAsync(string host, CancellationToken cancellationToken);
}
