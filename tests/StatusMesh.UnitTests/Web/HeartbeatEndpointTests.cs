using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using StatusMesh.Adapters.InMemory;
using StatusMesh.Adapters.Storage;
using StatusMesh.Core.Admin;
using StatusMesh.Core.Alerts;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Heartbeats;
using StatusMesh.Testing.Fakes;
using StatusMesh.UnitTests.Consensus;
using StatusMesh.UnitTests.Monitors.Heartbeats;
using StatusMesh.UnitTests.Probing;
using StatusMesh.Web;

namespace StatusMesh.UnitTests.Web;

/// <summary>The real pipeline on a loopback port, with every log line from Information up and what hangs on it.</summary>
public sealed class HeartbeatEndpointTests : IAsyncLifetime
{
    private readonly SwitchedBeatStore _beats = new(new InMemoryBeatStore());
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false }, disposeHandler: true);
    private readonly LogBook _log = new();
    private readonly WebApplication _app;

    public HeartbeatEndpointTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(_log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(Votes.Mesh).AddSingleton(ProbeBench.Open).AddSingleton(new AlertOptions()).AddSingleton(new AdminKeys([])).AddInMemoryStorage().AddSingleton<MonitorDirectory>().AddStatusMeshWeb();
        builder.Services.Replace(ServiceDescriptor.Singleton<IBeatStore>(_beats));
        _app = builder.Build();
        _app.UseStatusMeshWeb();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _app.Services.GetRequiredService<IMonitorStore>().PutAsync(Jobs.Monitor(), Token);
        await _app.StartAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        _log.Dispose();
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task A_job_calls_by_GET_or_POST(string method)
    {
        using var response = await CallAsync(method, Jobs.Secret);

        Assert.Equal((HttpStatusCode.NoContent, "no-store"), (response.StatusCode, response.Headers.CacheControl!.ToString()));
        Assert.NotNull(await _beats.ReadAsync(Jobs.Monitor().Target.Id, Token));
        await NothingToldAsync(response, Jobs.Secret);
    }

    [Theory]
    [InlineData("HEAD")] // who looks whether a link works
    [InlineData("OPTIONS")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task No_other_method_is_a_call(string method)
    {
        using var response = await CallAsync(method, Jobs.Secret);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "POST"], response.Content.Headers.Allow.Order());
        Assert.Equal(0, _beats.Calls);
        await NothingToldAsync(response, Jobs.Secret);
    }

    [Theory]
    [InlineData("unknown-secret-unknown-secret-12", 404)]
    [InlineData("unknown-secret-unknown-secret-12/more", 404)]
    [InlineData("unknown-secret-unknown-secret-12%00", 400)]
    public async Task An_unknown_secret_is_not_repeated(string path, int status)
    {
        using var response = await CallAsync("GET", path);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(0, _beats.Calls);
        await NothingToldAsync(response, "unknown-secret");
    }

    [Fact]
    public async Task While_storage_is_away_the_job_learns_that_its_call_was_not_kept()
    {
        _beats.Fault = SwitchedBeatStore.Away;

        using var response = await CallAsync("POST", Jobs.Secret);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("urn:statusmesh:problem:storage-away", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        await NothingToldAsync(response, Jobs.Secret);
        Assert.NotEmpty(_log.Lines);
    }

    [Fact]
    public async Task A_mistake_of_ours_is_logged_with_the_route_and_not_with_the_path()
    {
        _beats.Fault = new InvalidOperationException("a mistake");

        using var response = await CallAsync("GET", Jobs.Secret);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains(_log.Lines, line => line.Contains("A request for /api/heartbeat/{secret} failed", StringComparison.Ordinal));
        await NothingToldAsync(response, Jobs.Secret);
    }

    private async Task<HttpResponseMessage> CallAsync(string method, string secret)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{_app.Urls.First()}/api/heartbeat/{secret}");
        return await _client.SendAsync(request, Token);
    }

    private async Task NothingToldAsync(HttpResponseMessage response, string secret)
    {
        var told = await response.Content.ReadAsStringAsync(Token) + response.Headers + response.Content.Headers + string.Join('\n', _log.Lines);
        Assert.DoesNotContain(secret, told, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Keeps every line with the scopes that it stands in, as some loggers write them.</summary>
    private sealed class LogBook : ILoggerProvider, ISupportExternalScope, ILogger
    {
        private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => _scopes.Push(state);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var scopes = new List<object?>();
            _scopes.ForEachScope((scope, all) => all.Add(scope), scopes);
            Lines.Enqueue($"{formatter(state, exception)} {exception} {string.Join(' ', scopes)}");
        }

        public void Dispose()
        {
        }
    }
}
