using System.Net;
using System.Net.Sockets;
using System.Text;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Dns;
using StatusMesh.Simulation.World;

namespace StatusMesh.UnitTests.Simulation;

/// <summary>Lets the real prober meet what a trace has for it: its resolver and its way out take their answers from the simulated network.</summary>
internal sealed class WeatherSockets(Network network, int location, TimeProvider time) : IResolver, IConnector
{
    // The real prober has budgets of its own.
    private static readonly Budgets Endless = new(TimeSpan.FromHours(1), TimeSpan.FromHours(1), TimeSpan.FromHours(1), TimeSpan.FromHours(1));

    private readonly Dictionary<string, Attempt> _attempts = [];

    public async Task<DnsAnswer> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        var number = host.StartsWith("control-", StringComparison.Ordinal) ? Network.Controls + (host[8] - '0') : 0;
        var attempt = _attempts[host] = network.Ask(location, number, time.GetUtcNow(), Endless);
        await PassAsync(attempt.Timings.DnsMs, cancellationToken);
        return attempt.Failure is { Phase: ProbePhase.Dns } failure ? new DnsAnswer.Failed(failure.Cause, failure.Source) : new DnsAnswer.Found([IPAddress.Parse("192.88.98.1")]);
    }

    public async Task<Stream> ConnectAsync(string host, IPEndPoint endPoint, CancellationToken cancellationToken)
    {
        var attempt = _attempts[host];
        await PassAsync(attempt.Timings.ConnectMs, cancellationToken);
        return attempt.Failure is { Phase: ProbePhase.Connect } ? throw new SocketException((int)SocketError.ConnectionRefused) : new Answer(this, attempt);
    }

    /// <summary>Lets the time pass that a phase takes; for ever when it never ended.</summary>
    private Task PassAsync(double? ms, CancellationToken cancellationToken) =>
        Task.Delay(ms is { } known ? TimeSpan.FromMilliseconds(known) : Timeout.InfiniteTimeSpan, time, cancellationToken);

    private sealed class Answer(WeatherSockets sockets, Attempt attempt) : MemoryStream
    {
        private bool _isRead;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_isRead)
            {
                return 0;
            }

            await sockets.PassAsync(attempt.Timings.FirstByteMs, cancellationToken);
            _isRead = true;
            return Encoding.ASCII.GetBytes($"HTTP/1.1 {attempt.Status} Said\r\nContent-Length: 0\r\n\r\n", buffer.Span);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
    }
}
