using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using StatusMesh.HostTests.Azurite;
using StatusMesh.Testing.Servers;

namespace StatusMesh.HostTests.EndToEnd;

[Collection(LongRuns.Name)]
public sealed class IncidentTests : IDisposable
{
    private const string Ok = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<(string Head, JsonElement Body)> _alerts = new();

    [Fact]
    public async Task An_outage_is_logged_and_told_once_although_the_host_is_killed_in_the_middle()
    {
        await using var site = new SwitchableSite();
        await using var hook = Hook();
        await MonitorsFile.WriteAsync(_folder, "5s", site.Url);
        string[] settings = ["--Alerts:After=00:00:05", "--Alerts:Channels:ops:Kind=webhook", $"--Alerts:Channels:ops:Url={hook.Url}T0K3N", "--Alerts:Channels:ops:Secret=s3cret"];
        string output;
        await using (var host = await RunningHost.StartAsync(_folder, settings))
        {
            await host.VotesAsync(site.Url, "up up up");
            await site.StopAsync();
            await IncidentAsync(host, incident => incident.GetProperty("endedAt").ValueKind == JsonValueKind.Null);

            // The alert waits for others of its cause; whoever had it on the list dies.
            await host.KillAsync();
            output = host.Output;
        }

        await using var next = await RunningHost.StartAsync(_folder, settings);
        await AlertsAsync(1, next);
        site.Restart();
        var over = await IncidentAsync(next, incident => incident.GetProperty("endedAt").ValueKind == JsonValueKind.String);
        await AlertsAsync(2, next);

        Assert.Equal(["opened", "closed"], over.GetProperty("monitors")[0].GetProperty("timeline").EnumerateArray().Select(entry => entry.GetProperty("kind").GetString()).Where(kind => kind != "changed"));
        Assert.Equal(["opened", "recovered"], _alerts.Select(alert => alert.Body.GetProperty("kind").GetString()));
        Assert.All(_alerts, alert => Assert.Contains("StatusMesh-Signature: t=", alert.Head, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("T0K3N", output + next.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", output + next.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static Task<JsonElement> IncidentAsync(RunningHost host, Func<JsonElement, bool> isIt) => Poll.UntilAsync(
        async () => JsonDocument.Parse(await host.Client.GetStringAsync(new Uri("api/incidents", UriKind.Relative), TestContext.Current.CancellationToken)).RootElement
            .GetProperty("incidents").EnumerateArray().FirstOrDefault(),
        incident => incident.ValueKind == JsonValueKind.Object && isIt(incident),
        incident => $"{incident}{Environment.NewLine}{host.Output}");

    private Task AlertsAsync(int count, RunningHost host) => Poll.UntilAsync(() => _alerts.Count >= count, () => $"{_alerts.Count} alerts{Environment.NewLine}{host.Output}");

    private RawServer Hook() => RawServer.Start(async connection =>
    {
        var head = await connection.ReadRequestAsync();
        var length = head.Split("\r\n").First(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Split(':')[1];
        var body = new byte[int.Parse(length, CultureInfo.InvariantCulture)];
        await connection.Stream.ReadExactlyAsync(body, connection.Stop);
        _alerts.Enqueue((head, JsonDocument.Parse(body).RootElement));
        await connection.SendAsync(Ok);
    });
}
