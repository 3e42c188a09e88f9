using System.Reflection;

namespace StatusMesh.UnitTests.Probing.Sockets;

/// <summary>Nothing but the guarded connector opens connections, and a short list of things that cannot be pointed at a target.</summary>
public sealed class OneConnectorTests
{
    private const string Guarded = "Gets its connections from the guarded connector.";
    private const string NameServersOnly = "Asks the name servers that an operator wrote into the settings or a monitor, nobody else.";

    /// <summary>What opens sockets, asks name servers or makes something that does.</summary>
    private static readonly string[] Openers =
    [
        "System.Net.Sockets.Socket::.ctor", "System.Net.Sockets.Socket::ConnectAsync", "System.Net.Sockets.TcpClient::.ctor",
        "System.Net.Sockets.UdpClient::.ctor", "System.Net.Sockets.TcpListener::.ctor", "System.Net.Http.HttpClient::.ctor",
        "System.Net.Http.HttpMessageInvoker::.ctor", "System.Net.Http.SocketsHttpHandler::.ctor", "System.Net.Http.HttpClientHandler::.ctor",
        "System.Net.WebSockets.ClientWebSocket::.ctor", "System.Net.NetworkInformation.Ping::.ctor", "System.Net.Quic.QuicConnection::ConnectAsync",
        "System.Net.Mail.SmtpClient::.ctor", "MailKit.Net.Smtp.SmtpClient::.ctor", "System.Net.Dns::*", "System.Net.WebRequest::*", "System.Net.WebClient::.ctor",
        "System.Net.Http.IHttpClientFactory::CreateClient", "Microsoft.Extensions.DependencyInjection.HttpClientFactoryServiceCollectionExtensions::*",
        "Refit.RestService::For", "DnsClient.LookupClient::.ctor", "Azure.Data.Tables.TableServiceClient::.ctor", "Azure.Data.Tables.TableClient::.ctor",
        "Azure.Storage.Queues.QueueServiceClient::.ctor", "Azure.Storage.Queues.QueueClient::.ctor",
    ];

    /// <summary>Who may, and why.</summary>
    private static readonly Dictionary<(string Caller, string Opener), string> Allowed = new()
    {
        [("StatusMesh.Core.Probing.SocketConnector", "System.Net.Sockets.Socket::.ctor")] = "The one connector.",
        [("StatusMesh.Core.Probing.SocketConnector", "System.Net.Sockets.Socket::ConnectAsync")] = "The one connector.",
        [("StatusMesh.Adapters.Dns.DnsClientResolver", "DnsClient.LookupClient::.ctor")] = NameServersOnly,
        [("StatusMesh.Adapters.Dns.DnsClientRecords", "DnsClient.LookupClient::.ctor")] = NameServersOnly,
        [("StatusMesh.Adapters.Alerts.AlertHttp", "System.Net.Http.SocketsHttpHandler::.ctor")] = Guarded,
        [("StatusMesh.Adapters.Alerts.AlertHttp", "System.Net.Http.HttpClient::.ctor")] = Guarded,
        [("StatusMesh.Adapters.Alerts.AlertHttp", "Refit.RestService::For")] = Guarded,
        [("StatusMesh.Adapters.Alerts.GuardedSmtpClient", "MailKit.Net.Smtp.SmtpClient::.ctor")] = Guarded,
        [("StatusMesh.Adapters.Storage.StorageClients", "Azure.Data.Tables.TableServiceClient::.ctor")] = "The storage account of the settings.",
        [("StatusMesh.Adapters.Storage.StorageClients", "Azure.Storage.Queues.QueueServiceClient::.ctor")] = "The storage account of the settings.",
    };

    public static TheoryData<string> Assemblies => ["StatusMesh.Core", "StatusMesh.Adapters", "StatusMesh.Web"];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Nothing_else_opens_connections(string assembly)
    {
        var others = Openings(assembly).Except(Allowed.Keys).Select(opening => $"{opening.Caller} calls {opening.Opener}");

        Assert.Equal([], others);
    }

    [Fact]
    public void Whoever_may_open_connections_does()
    {
        var openings = Assemblies.SelectMany(row => Openings(row.Data));

        Assert.Equal([], Allowed.Keys.Except(openings));
    }

    [Fact]
    public void The_scanner_sees_what_hides_in_async_methods_and_lambdas() =>
        Assert.Contains(
            CallScanner.Calls(typeof(OneConnectorTests).Assembly.Location),
            call => call.Caller == typeof(HttpProberTests).FullName && call.Member == "System.Net.Sockets.TcpListener::.ctor");

    private static IEnumerable<(string Caller, string Opener)> Openings(string assembly) =>
        CallScanner.Calls(Assembly.Load(assembly).Location).Where(call => Openers.Any(opener => Fits(opener, call.Member)));

    private static bool Fits(string opener, string member) =>
        opener.EndsWith("::*", StringComparison.Ordinal) ? member.StartsWith(opener[..^1], StringComparison.Ordinal) : opener == member;
}
