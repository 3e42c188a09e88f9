using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace StatusMesh.Testing.Servers;

/// <summary><c>openssl s_server</c> on loopback, for what <see cref="System.Net.Security.SslStream"/> refuses to be. It answers every GET with 200.</summary>
public sealed partial class OpensslServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;
    private readonly Task _talking;

    private OpensslServer(Process process, string folder, int port, Task talking)
    {
        _process = process;
        _folder = folder;
        _talking = talking;
        Port = port;
    }

    /// <summary>Port that it listens on.</summary>
    public int Port { get; }

    /// <summary>Starts it with a certificate; null when this machine has no openssl.</summary>
    /// <param name="certificate">Certificate with its key.</param>
    /// <param name="chain">What to send after it, in this order.</param>
    /// <param name="arguments">Further arguments.</param>
    public static async Task<OpensslServer?> StartAsync(X509Certificate2 certificate, IEnumerable<X509Certificate2> chain, params string[] arguments)
    {
        if (!File.Exists("/usr/bin/openssl") || !File.Exists("/usr/bin/timeout"))
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("statusmesh-tls-").FullName;
        using AsymmetricAlgorithm key = (AsymmetricAlgorithm?)certificate.GetRSAPrivateKey() ?? certificate.GetECDsaPrivateKey()!;
        await File.WriteAllTextAsync(Path.Combine(folder, "cert.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        await File.WriteAllTextAsync(Path.Combine(folder, "chain.pem"), string.Join('\n', chain.Select(c => c.ExportCertificatePem())));

        // The time-out ends it when the test run is killed before it can.
        var start = new ProcessStartInfo("/usr/bin/timeout")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder,
        };
        string[] all = ["60", "openssl", "s_server", "-accept", "127.0.0.1:0", "-cert", "cert.pem", "-key", "key.pem", "-www", .. arguments];
        foreach (var argument in chain.Any() ? [.. all, "-cert_chain", "chain.pem"] : all)
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Accepting().Match(line) is { Success: true } match)
            {
                // What it says later is read, so that it never waits for a reader.
                var port = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
                return new OpensslServer(process, folder, port, Task.WhenAll(errors, process.StandardOutput.ReadToEndAsync()));
            }
        }

        var said = await errors;
        process.Dispose();
        Directory.Delete(folder, recursive: true);
        throw new InvalidOperationException($"openssl s_server did not start: {said}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _talking;
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [GeneratedRegex("^ACCEPT .*:([0-9]+)$")]
    private static partial Regex Accepting();
}
