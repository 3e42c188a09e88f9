using System.Runtime.CompilerServices;
using StatusMesh.Testing.Servers;

namespace StatusMesh.UnitTests.Probing.Hostile;

/// <summary>Before any test has looked at a certificate, because roots are read once.</summary>
internal static class TrustTestAuthority
{
    [ModuleInitializer]
    public static void Run() => TestAuthority.Trust();
}
