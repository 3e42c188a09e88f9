using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StatusMesh.Web.Pages;

namespace StatusMesh.UnitTests.Pages;

/// <summary>The real page endpoints on a loopback port, with answers that a test scripts.</summary>
public sealed class PageHost : IStatusPageSource, IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<string?, PageModel> _answer;

    private PageHost(Func<string?, PageModel> answer, Action<IEndpointRouteBuilder> map)
    {
        _answer = answer;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IStatusPageSource>(this);
        _app = builder.Build();
        PageEndpoints.Map(_app);
        map(_app);
    }

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Url => _app.Urls.First();

    /// <summary>Starts a host that answers every question by <paramref name="answer"/>; <paramref name="map"/> adds the API that the page's script asks.</summary>
    public static async Task<PageHost> StartAsync(Func<string?, PageModel> answer, Action<IEndpointRouteBuilder> map, CancellationToken cancellationToken)
    {
        var host = new PageHost(answer, map);
        await host._app.StartAsync(cancellationToken);
        return host;
    }

    /// <inheritdoc/>
    public Task<PageModel> AnswerAsync(string? query, CancellationToken cancellationToken) => Task.FromResult(_answer(query));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
