using System.Security.Cryptography;
using System.Text;

namespace StatusMesh.Core.Admin;

/// <summary>Who may change things: <c>Admin:KeyHashes</c>, SHA-256 of each key as 64 hex digits. Without any, nobody may.</summary>
/// <param name="hashes">The hashes, 32 bytes each.</param>
public sealed class AdminKeys(IReadOnlyList<byte[]> hashes)
{
    /// <summary>True when <paramref name="key"/> is one of the keys. All are compared, each in constant time.</summary>
    public bool Knows(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        var isKnown = false;
        foreach (var known in hashes)
        {
            isKnown |= CryptographicOperations.FixedTimeEquals(known, hash);
        }

        return isKnown;
    }
}
