using System.Net;
using System.Net.Sockets;
using StatusMesh.LocalHost.Demo;
using StatusMesh.LocalHost.Startup;

namespace StatusMesh.HostTests.Demo;

/// <summary>Starts the demo sites on ports that happen to be free.</summary>
internal static class FreePorts
{
    public static async Task<DemoSites> StartAsync(TimeProvider time)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await DemoSites.StartAsync(new LocalHostOptions { DemoPort = Next() }, time, TestContext.Current.CancellationToken);
            }
            catch (StartupProblem) when (attempt < 20)
            {
                // Another program has one of the ports that follow.
            }
        }
    }

    private static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return Math.Min(((IPEndPoint)listener.LocalEndpoint).Port, 65_000);
    }
}
