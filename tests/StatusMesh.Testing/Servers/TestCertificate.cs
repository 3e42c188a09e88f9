using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace StatusMesh.Testing.Servers;

/// <summary>What a certificate of the <see cref="TestAuthority"/> is to look like.</summary>
public sealed record TestCertificate
{
    /// <summary>Its subject.</summary>
    public X500DistinguishedName Subject { get; init; } = new("CN=Test");

    /// <summary>Its key; a new one on P-256 when null.</summary>
    public AsymmetricAlgorithm? Key { get; init; }

    /// <summary>Digest of its signature.</summary>
    public HashAlgorithmName Hash { get; init; } = HashAlgorithmName.SHA256;

    /// <summary>Its extensions.</summary>
    public IReadOnlyList<X509Extension> Extensions { get; init; } = [];

    /// <summary>A certificate for these names.</summary>
    public static TestCertificate For(params string[] names)
    {
        var builder = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            builder.AddDnsName(name);
        }

        return new TestCertificate { Extensions = [builder.Build()] };
    }

    /// <summary>An authority below the root.</summary>
    public static TestCertificate Authority(string name) =>
        new() { Subject = new($"CN={name}"), Extensions = [new X509BasicConstraintsExtension(true, false, 0, true)] };
}
