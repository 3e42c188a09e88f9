using System.Text.Encodings.Web;
using System.Text.Json;
using Refit;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Tls;

namespace StatusMesh.Adapters.Alerts;

/// <summary>
/// One request over HTTP through the guarded connector. Every delivery has a connection of its own; of the answer only the status counts,
/// and its body is not read. Redirects, cookies, proxies and credentials there are none.
/// </summary>
internal sealed class AlertHttp(GuardedConnector connector, TimeProvider time)
{
    /// <summary>How we name ourselves.</summary>
    public const string UserAgent = "Mozilla/5.0 (compatible; StatusMesh/0.1; alert)";

    /// <summary>Longest head of an answer, KiB; what is read beyond it is one buffer.</summary>
    private const int HeadKibibytes = 16;

    /// <summary>TLS with a long chain, interim answers and the head.</summary>
    private const int MostBytes = 64 * 1024;

    /// <summary>Refit wants an address even where every call names its own.</summary>
    private static readonly Uri Unused = new("http://unused.invalid");

    /// <summary>How bodies are spelled: UTF-8 as it is, because services count the bytes.</summary>
    public static JsonSerializerOptions Json { get; } = new(AlertJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Refit's own exceptions carry URL and body. It shall make none: a failure arrives as HttpClient throws it.
    private static readonly RefitSettings Settings = new()
    {
        ContentSerializer = new SystemTextJsonContentSerializer(Json),
        RequestBodySerialization = RequestBodySerializationMode.Buffered,
        ExceptionFactory = _ => ValueTask.FromResult<Exception?>(null),
        TransportExceptionFactory = (_, exception, _) => exception,
    };

    /// <summary>Null when the other side took the request; else what went wrong.</summary>
    /// <param name="call">Makes the request by a Refit interface.</param>
    /// <param name="cancellationToken">Cancels the delivery.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public Task<string?> SendAsync<TApi>(Func<TApi, CancellationToken, Task<HttpResponseMessage>> call, CancellationToken cancellationToken) =>
        AlertDeadline.KeepAsync(time, token => DeliverAsync(call, token), cancellationToken);

    private async Task<string?> DeliverAsync<TApi>(Func<TApi, CancellationToken, Task<HttpResponseMessage>> call, CancellationToken cancellationToken)
    {
        var tls = new StrictTls(time);
        ProbeFailure? notConnected = null;
        using var handler = Handler(tls, failure => notConnected = failure);
        using var client = new HttpClient(handler, disposeHandler: false) { BaseAddress = Unused, Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent);
        try
        {
            using var response = await call(RestService.For<TApi>(client, Settings), cancellationToken);
            return AlertFailure.Of(response.StatusCode);
        }
        catch (HttpRequestException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return notConnected is not null ? AlertFailure.Of(notConnected) : WordsOf(e.HttpRequestError, tls);
        }
    }

    private SocketsHttpHandler Handler(StrictTls tls, Action<ProbeFailure> onFailure)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            MaxResponseHeadersLength = HeadKibibytes,
            MaxResponseDrainSize = 0,

            // A handshake goes on after its request was cancelled.
            ConnectTimeout = AlertDeadline.Limit,

            // Activities would carry the URL, which is a secret, and tell the other side how we number our requests.
            ActivityHeadersPropagator = null,
            ConnectCallback = async (context, cancellationToken) =>
            {
                switch (await connector.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, MostBytes, cancellationToken))
                {
                    case DialResult.Connected connected:
                        return connected.Stream;
                    case DialResult.Failed failed:
                        onFailure(failed.Failure);
                        break;
                }

                throw new IOException("Not connected.");
            },
        };
        StrictTls.Apply(handler.SslOptions);
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, chain, errors) => tls.Judge(certificate, chain, errors);
        return handler;
    }

    private static string WordsOf(HttpRequestError error, StrictTls tls) => error switch
    {
        HttpRequestError.SecureConnectionError => AlertFailure.OfTls(tls.Problem),
        HttpRequestError.InvalidResponse => "It did not answer in HTTP.",
        HttpRequestError.ConfigurationLimitExceeded => "The head of its answer was too long.",
        HttpRequestError.ResponseEnded => "It closed the connection without an answer.",
        _ => AlertFailure.Broken,
    };
}
