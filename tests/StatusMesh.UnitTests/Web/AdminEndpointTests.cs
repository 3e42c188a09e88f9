using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StatusMesh.Adapters.Storage;
using StatusMesh.Core.Admin;
using StatusMesh.Core.Alerts;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Monitors;
using StatusMesh.Testing.Contracts;
using StatusMesh.Testing.Fakes;
using StatusMesh.UnitTests.Consensus;
using StatusMesh.UnitTests.Probing;
using StatusMesh.Web;

namespace StatusMesh.UnitTests.Web;

/// <summary>The real pipeline on a loopback port.</summary>
public sealed class AdminEndpointTests : IAsyncLifetime
{
    private const string Key = "a-key-that-nobody-guesses";

    private static readonly Incident Open = Samples.Incident(Samples.Time) with { EndedAt = null };

    private readonly ScriptedTransport _ops = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false }, disposeHandler: true);
    private readonly WebApplication _app;

    public AdminEndpointTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(Votes.Mesh).AddSingleton(ProbeBench.Open).AddInMemoryStorage().AddSingleton<MonitorDirectory>().AddStatusMeshWeb()
            .AddSingleton<IAlertTransport>(_ops)
            .AddSingleton(new AdminKeys([SHA256.HashData("another"u8), SHA256.HashData(Encoding.UTF8.GetBytes(Key))]))
            .AddSingleton(new AlertOptions
            {
                Channels = [new AlertChannel { Name = "ops", Kind = AlertChannelKind.Webhook, Url = new Uri("https://hooks.example/T0K3N"), Secret = "s3cret" }],
            });
        _app = builder.Build();
        _app.UseStatusMeshWeb();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _app.Services.GetRequiredService<IIncidentStore>().TryWriteAsync(new(Open, null), Token);
        await _app.Services.GetRequiredService<IMonitorStore>().PutAsync(Votes.Monitor(), Token);
        await _app.StartAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer wrong")]
    [InlineData("Basic YS1rZXk=")]
    [InlineData("a-key-that-nobody-guesses")]
    public async Task Without_a_key_every_route_answers_401_and_does_nothing(string? authorization)
    {
        foreach (var (method, path) in new[]
        {
            ("POST", $"/api/incidents/{Open.Id}/notes"), ("POST", "/api/alerts:test"), ("GET", "/api/maintenance"), ("POST", "/api/maintenance"), ("DELETE", "/api/maintenance/1"),
        })
        {
            var (status, body, response) = await AskAsync(method, path, """{"text": "x"}""", authorization);
            Assert.Equal((HttpStatusCode.Unauthorized, "urn:statusmesh:problem:key-needed"), (status, body.GetProperty("type").GetString()));
            Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        }

        Assert.Empty(_ops.Tries);
        Assert.Single((await IncidentAsync()).Timeline);
    }

    [Fact]
    public async Task A_note_is_added_to_the_timeline()
    {
        var (status, body, _) = await AskAsync("POST", $"/api/incidents/{Open.Id}/notes", """{"text": " We are on it. "}""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(2, body.GetProperty("timeline").GetArrayLength());
        Assert.Equal((IncidentEventKind.Note, "We are on it."), ((await IncidentAsync()).Timeline[1].Kind, (await IncidentAsync()).Timeline[1].Text));
        var (_, list, _) = await AskAsync("GET", "/api/incidents", authorization: null);
        Assert.Contains("We are on it.", list.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("nonsense")]
    [InlineData("""{"text": "  "}""")]
    [InlineData("""{"text": "x", "author": "me"}""")]
    [InlineData("""{"text": 5}""")]
    public async Task A_note_that_is_none_is_refused(string note)
    {
        var (status, body, _) = await AskAsync("POST", $"/api/incidents/{Open.Id}/notes", note);

        Assert.Equal((HttpStatusCode.BadRequest, "text"), (status, body.GetProperty("reason").GetString()));
        Assert.Single((await IncidentAsync()).Timeline);
    }

    [Fact]
    public async Task A_note_to_nothing_is_404() =>
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync("POST", "/api/incidents/20000101000000-000000000000/notes", """{"text": "x"}""")).Status);

    [Fact]
    public async Task Channels_are_tried_and_their_problems_named_without_their_secrets()
    {
        var (_, good, _) = await AskAsync("POST", "/api/alerts:test");
        _ops.Problem = "The other side answered 404.";
        var (status, bad, _) = await AskAsync("POST", "/api/alerts:test", """{"channel": "ops"}""");

        Assert.Equal("""{"channels":[{"channel":"ops","delivered":true,"problem":null}]}""", good.ToString());
        Assert.Equal((HttpStatusCode.OK, """{"channels":[{"channel":"ops","delivered":false,"problem":"The other side answered 404."}]}"""), (status, bad.ToString()));
        Assert.All(_ops.Tries, one => Assert.Equal(AlertKind.Test, one.Message.Kind));
    }

    [Fact]
    public async Task A_channel_that_does_not_exist_is_named_with_those_that_do()
    {
        var (status, body, _) = await AskAsync("POST", "/api/alerts:test", """{"channel": "pager"}""");

        Assert.Equal((HttpStatusCode.BadRequest, "There is no such channel. There are: ops."), (status, body.GetProperty("detail").GetString()));
    }

    [Fact]
    public async Task A_window_is_planned_listed_and_taken_away()
    {
        var (status, plan, _) = await AskAsync(
            "POST", "/api/maintenance", """{"monitor": "http://127.0.0.1:81", "title": "Backup", "daily": "02:30", "for": "1h", "zone": "Europe/Berlin"}""");

        Assert.Equal((HttpStatusCode.OK, "http://127.0.0.1:81/", "admin"), (status, plan.GetProperty("monitor").GetString(), plan.GetProperty("source").GetString()));
        var (_, list, _) = await AskAsync("GET", "/api/maintenance");
        Assert.Equal(plan.ToString(), Assert.Single(list.GetProperty("maintenance").EnumerateArray()).ToString());
        Assert.True((await _app.Services.GetRequiredService<MonitorDirectory>().GetAsync(Token)).MaintenanceOf(Votes.Monitor().Target.Id)
            .Covers(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero)));

        Assert.Equal(HttpStatusCode.NoContent, (await AskAsync("DELETE", $"/api/maintenance/{plan.GetProperty("id").GetString()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync("DELETE", $"/api/maintenance/{plan.GetProperty("id").GetString()}")).Status);
        Assert.Empty((await AskAsync("GET", "/api/maintenance")).Body.GetProperty("maintenance").EnumerateArray());
    }

    [Theory]
    [InlineData("""{"daily": "25:00", "for": "9d", "zone": "Mars/Olympus"}""", "daily", "for", "zone")]
    [InlineData("""{"for": "1h"}""", "window")]
    [InlineData("""{"monitor": "https://nobody.example.com/", "daily": "02:00", "for": "1h"}""", "registered monitor")]
    [InlineData("""{"daily": "02:00", "for": "1h", "hourly": true}""", "The body is a window")]
    [InlineData("""{"weekly": {"at": "02:00"}, "for": "1h"}""", "weekly.days")]
    public async Task A_window_that_makes_no_sense_is_refused_with_every_mistake(string window, params string[] named)
    {
        var (status, body, _) = await AskAsync("POST", "/api/maintenance", window);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.All(named, name => Assert.Contains(name, body.GetProperty("detail").GetString()!, StringComparison.Ordinal));
        Assert.Empty((await AskAsync("GET", "/api/maintenance")).Body.GetProperty("maintenance").EnumerateArray());
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("continue=yesterday", "continue")]
    [InlineData("continue=9999999999999999999", "continue")]
    [InlineData("url=ftp://example.com", "scheme")]
    public async Task A_page_of_incidents_that_cannot_be_is_refused(string query, string reason) =>
        Assert.Equal(reason, (await AskAsync("GET", $"/api/incidents?{query}", authorization: null)).Body.GetProperty("reason").GetString());

    private async Task<Incident> IncidentAsync() => (await _app.Services.GetRequiredService<IIncidentStore>().FindAsync(Open.Id, Token))!.Value;

    private async Task<(HttpStatusCode Status, JsonElement Body, HttpResponseMessage Response)> AskAsync(
        string method, string path, string? body = null, string? authorization = $"Bearer {Key}")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), _app.Urls.Single() + path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        var response = await _client.SendAsync(request, Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        return (response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement, response);
    }
}
