using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using StatusMesh.Testing.Servers;

namespace StatusMesh.UnitTests.Probing.Hostile;

/// <summary>A server that speaks sound TLS with what it is given.</summary>
internal static class TlsServer
{
    /// <summary>A script that shows <paramref name="certificate"/> and then goes on with <paramref name="inside"/>, or with a plain 200.</summary>
    public static Func<RawConnection, Task> With(
        X509Certificate2 certificate, Action<SslServerAuthenticationOptions>? shape = null, Func<RawConnection, Task>? inside = null) => async connection =>
    {
        await using var tls = new SslStream(connection.Stream);
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(certificate, null, offline: true),
        };
        shape?.Invoke(options);
        try
        {
            await tls.AuthenticateAsServerAsync(options, connection.Stop);
            connection.Stream = tls;
            await (inside ?? AnswerAsync)(connection);
        }
        catch (Exception e) when (e is AuthenticationException or InvalidOperationException)
        {
            // The prober does not trust the certificate, or has hung up: that is the point.
        }
    };

    private static async Task AnswerAsync(RawConnection connection)
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(TcpRows.Ok);
    }
}
