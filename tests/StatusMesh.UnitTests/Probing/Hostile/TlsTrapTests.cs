using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using StatusMesh.Testing.Servers;

namespace StatusMesh.UnitTests.Probing.Hostile;

public sealed class TlsTrapTests
{
    [Fact]
    public async Task A_client_of_dotnet_left_to_itself_walks_into_the_trap()
    {
        // Without this the rows tls-aia-* could pass because the trap is no trap.
        using var middle = TestAuthority.Issue(TestCertificate.Authority($"Trap {Guid.NewGuid()}"));
        await using var trap = RawServer.WithStatus(404);
        using var certificate = TestAuthority.Issue(TlsTrapRows.Naming(trap.Url), middle);
        await using var server = RawServer.Start(TlsServer.With(certificate));
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", server.Port, TestContext.Current.CancellationToken);
        await using var tls = new SslStream(client.GetStream());
        var options = new SslClientAuthenticationOptions { TargetHost = HostileBench.Host };

        await Assert.ThrowsAsync<AuthenticationException>(() => tls.AuthenticateAsClientAsync(options, TestContext.Current.CancellationToken));

        Assert.Contains(trap.Requests, request => request.StartsWith("GET /issuer ", StringComparison.Ordinal));
    }
}
