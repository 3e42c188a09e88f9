using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using StatusMesh.LocalHost.Startup;

namespace StatusMesh.HostTests.Startup;

public sealed class ListenProblemTests
{
    [Fact]
    public async Task A_busy_port_is_a_problem_that_names_it()
    {
        using var busy = new TcpListener(IPAddress.Loopback, 0);
        busy.Start();
        var port = ((IPEndPoint)busy.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var problem = ListenProblem.Of(await StartFailsAsync($"http://127.0.0.1:{port}"));

        Assert.Contains(port, problem?.Message, StringComparison.Ordinal);
        Assert.Contains("--urls", problem?.WayOut, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_another_machine_is_a_problem() =>
        Assert.Contains("does not have the address", ListenProblem.Of(await StartFailsAsync("http://192.0.2.1:0"))?.Message, StringComparison.Ordinal);

    [Fact]
    public void Another_failure_is_not_explained_away() => Assert.Null(ListenProblem.Of(new IOException("The disk is full.")));

    private static async Task<Exception> StartFailsAsync(string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        await using var app = builder.Build();
        return await Assert.ThrowsAnyAsync<Exception>(() => app.StartAsync(TestContext.Current.CancellationToken));
    }
}
