using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace StatusMesh.Testing.Dns;

/// <summary>A real name server on 127.0.0.1, UDP and TCP on one port, that says what it is told to. Unknown names do not exist.</summary>
public sealed class LoopbackNameServer : IAsyncDisposable
{
    private const int NameError = 3;

    private readonly ConcurrentDictionary<(string Name, ushort Type), LoopbackDnsReply> _replies = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _asked = new(0);
    private readonly UdpClient _udp;
    private readonly TcpListener _tcp;
    private readonly Task _serving;
    private int _datagrams;
    private int _connections;

    /// <summary>Starts to listen on a free port.</summary>
    public LoopbackNameServer()
    {
        (_udp, _tcp) = Listen();
        _serving = Task.WhenAll(ServeDatagramsAsync(), ServeConnectionsAsync());
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint => (IPEndPoint)_udp.Client.LocalEndPoint!;

    /// <summary>Questions that came over UDP.</summary>
    public int Datagrams => Volatile.Read(ref _datagrams);

    /// <summary>Questions that came over TCP.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>What to say when asked for the addresses of <paramref name="name"/>, of either family.</summary>
    public void Set(string name, LoopbackDnsReply reply) => Set(name, reply, reply);

    /// <summary>What to say when asked for the IPv4 and the IPv6 addresses of <paramref name="name"/>.</summary>
    public void Set(string name, LoopbackDnsReply ipv4, LoopbackDnsReply ipv6)
    {
        _replies[(name, DnsQuestionMessage.TypeA)] = ipv4;
        _replies[(name, 28)] = ipv6; // AAAA, RFC 3596 §2.1
    }

    /// <summary>What to say when asked for records of a TYPE (RFC 1035 §3.2.2).</summary>
    public void Set(string name, ushort type, LoopbackDnsReply reply) => _replies[(name, type)] = reply;

    /// <summary>Waits until <paramref name="count"/> more questions have come in.</summary>
    public async Task WaitForQuestionsAsync(int count, CancellationToken cancellationToken)
    {
        for (; count > 0; count--)
        {
            await _asked.WaitAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _udp.Dispose();
        _tcp.Dispose();
        await _serving;
        _stop.Dispose();
        _asked.Dispose();
    }

    private static (UdpClient Udp, TcpListener Tcp) Listen()
    {
        while (true)
        {
            var tcp = new TcpListener(IPAddress.Loopback, 0);
            tcp.Start();
            try
            {
                return (new UdpClient((IPEndPoint)tcp.LocalEndpoint), tcp);
            }
            catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                tcp.Dispose();
            }
        }
    }

    private async Task ServeDatagramsAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var datagram = await _udp.ReceiveAsync(_stop.Token);
                Interlocked.Increment(ref _datagrams);
                if (Answer(datagram.Buffer, isDatagram: true) is { } answer)
                {
                    await _udp.SendAsync(answer, datagram.RemoteEndPoint, _stop.Token);
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The client or the test is gone; the loop ends when it was the test.
            }
        }
    }

    private async Task ServeConnectionsAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var client = await _tcp.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                await ServeAsync(client.GetStream());
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
            {
                // The client or the test is gone; the loop ends when it was the test.
            }
        }
    }

    // Messages over TCP start with their length (RFC 1035 §4.2.2).
    private async Task ServeAsync(NetworkStream stream)
    {
        var length = new byte[2];
        await stream.ReadExactlyAsync(length, _stop.Token);
        var message = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
        await stream.ReadExactlyAsync(message, _stop.Token);
        if (Answer(message, isDatagram: false) is { } answer)
        {
            BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)answer.Length);
            await stream.WriteAsync((byte[])[.. length, .. answer], _stop.Token);
        }
    }

    private byte[]? Answer(byte[] message, bool isDatagram)
    {
        _asked.Release();
        var question = DnsQuestionMessage.Read(message);
        var reply = _replies.GetValueOrDefault((question.Name, question.Type), LoopbackDnsReply.Error(NameError));
        return DnsReplyMessage.Write(question, reply, isDatagram);
    }
}
