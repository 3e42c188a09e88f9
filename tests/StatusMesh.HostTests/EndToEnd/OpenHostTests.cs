using System.Net;
using System.Text.Json;
using StatusMesh.HostTests.Azurite;
using StatusMesh.Testing.Servers;

namespace StatusMesh.HostTests.EndToEnd;

public sealed class OpenHostTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_host_that_others_can_reach_does_not_probe_its_own_network_for_them()
    {
        await using var site = RawServer.WithStatus(200);
        await using var host = await RunningHost.StartAsync(_folder, "--storage", "memory", "--urls", "http://*:0", $"--Probe:AllowedPorts=80,{site.Port}");

        Assert.Equal("address-loopback", await RefusalAsync(host, site.Url));
        Assert.Equal("host-local-name", await RefusalAsync(host, $"http://localhost:{site.Port}/"));
        Assert.Equal("address-private", await RefusalAsync(host, "http://10.0.0.1/"));
        Assert.Equal(0, site.Connections);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<string?> RefusalAsync(RunningHost host, string url)
    {
        using var response = await host.Client.GetAsync(RunningHost.StatusPath(url, wait: 0), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return body.RootElement.GetProperty("reason").GetString();
    }
}
