using System.Net;
using System.Text;
using StatusMesh.Core.Monitors.Expect;
using StatusMesh.Core.Probing.Http1;
using StatusMesh.Core.Probing.Tls;

namespace StatusMesh.Core.Probing;

/// <summary>
/// Probes a target once: resolver → guard → connect to exactly the address that was checked → TLS with SNI → request → bounded body.
/// A fresh connection per probe, because that is what a visitor has.
/// </summary>
public sealed class HttpProber(Dialer dialer, TimeProvider time)
{
    /// <summary>The check result, whatever the target does.</summary>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled.</exception>
    public async Task<CheckResult> ProbeAsync(ProbeRequest request, CancellationToken cancellationToken)
    {
        var target = request.Target;
        var at = time.GetUtcNow();
        using var clock = new PhaseClock(time, request.Timeout, cancellationToken);
        var probe = new Trace();
        ProbeFailure? failure;
        try
        {
            var dialled = await dialer.DialAsync(target, request, clock);
            (probe.Address, probe.DnsMs, probe.ConnectMs) = (dialled.Address, dialled.DnsMs, dialled.ConnectMs);
            failure = dialled switch
            {
                DialResult.Connected connected => await AskAsync(request, connected.Stream, clock, probe),
                _ => ((DialResult.Failed)dialled).Failure,
            };
        }
        catch (OperationCanceledException)
        {
            failure = TimeoutIn(clock.Phase);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return probe.ToResult(target.Id, at, clock.TotalMs, failure);
    }

    private async Task<ProbeFailure?> AskAsync(ProbeRequest request, Stream connection, PhaseClock clock, Trace probe)
    {
        await using var owned = connection;
        var tls = request.Target.IsHttps ? new TlsHandshake(request.Target.Host, time) : null;
        try
        {
            if (tls is null)
            {
                await ExchangeAsync(request, connection, clock, probe);
                return null;
            }

            clock.Enter(ProbePhase.Tls, ProbeLimits.Tls);
            await using var encrypted = await tls.RunAsync(connection, clock.Token);
            probe.TlsMs = clock.PhaseMs();
            await ExchangeAsync(request, encrypted, clock, probe);
            return null;
        }
        catch (BadAnswerException e)
        {
            return new ProbeFailure(clock.Phase, e.Cause, FailureSource.Target);
        }
        catch (Exception e) when (e is not OperationCanceledException && clock.Phase == ProbePhase.Tls)
        {
            // Besides AuthenticationException and IOException, hostile certificates make .NET throw cryptographic and argument exceptions.
            return new ProbeFailure(ProbePhase.Tls, tls!.Classify(e), FailureSource.Target);
        }
        catch (IOException)
        {
            return new ProbeFailure(clock.Phase, clock.Phase == ProbePhase.Transfer ? Cause.PrematureEnd : Cause.ConnectionReset, FailureSource.Target);
        }
        finally
        {
            probe.Tls = tls?.Facts;
        }
    }

    private static async Task ExchangeAsync(ProbeRequest request, Stream stream, PhaseClock clock, Trace probe)
    {
        clock.Enter(ProbePhase.FirstByte, ProbeLimits.FirstByte);
        await stream.WriteAsync(RequestText.Of(request.Target, request.Settings), clock.Token);
        await stream.FlushAsync(clock.Token);
        var reader = new AnswerReader(stream);
        await reader.WaitForFirstByteAsync(clock.Token);
        probe.FirstByteMs = clock.PhaseMs();

        var head = await ReadFinalHeadAsync(reader, clock.Token);
        probe.Head = head;

        clock.Enter(ProbePhase.Transfer, request.Timeout);
        var body = probe.Body = new BodyReader(reader, request.Expect.NeedsBody ? ProbeLimits.BodyBytes : ProbeLimits.EvidenceLength);
        await body.ReadAsync(BodyFraming.Of(head, request.Settings.Method), clock.Token);
        probe.TransferMs = clock.PhaseMs();
        probe.Unmet = AnswerInspector.Unmet(request.Expect, head.Fields, body.Kept);
    }

    /// <summary>Interim answers (RFC 9110 §15.2) are passed over; 101 answers a question that was not asked.</summary>
    private static async Task<HttpHead> ReadFinalHeadAsync(AnswerReader reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            var head = await reader.ReadHeadAsync(cancellationToken);
            if (head.Status == 101)
            {
                throw new BadAnswerException(Cause.BadResponse);
            }

            if (head.Status >= 200)
            {
                return head;
            }
        }
    }

    private static ProbeFailure TimeoutIn(ProbePhase phase) => phase switch
    {
        ProbePhase.Dns => new(phase, Cause.DnsTimeout, FailureSource.Resolver),
        ProbePhase.Tls => new(phase, Cause.TlsTimeout, FailureSource.Target),
        ProbePhase.FirstByte => new(phase, Cause.FirstByteTimeout, FailureSource.Target),
        ProbePhase.Transfer => new(phase, Cause.TransferTimeout, FailureSource.Target),
        _ => new(ProbePhase.Connect, Cause.ConnectTimeout, FailureSource.Target),
    };

    /// <summary>What has been learned so far; a failure keeps all of it.</summary>
    private sealed class Trace
    {
        public IPAddress? Address { get; set; }

        public double? DnsMs { get; set; }

        public double? ConnectMs { get; set; }

        public double? TlsMs { get; set; }

        public double? FirstByteMs { get; set; }

        public double? TransferMs { get; set; }

        public TlsFacts? Tls { get; set; }

        public HttpHead? Head { get; set; }

        public BodyReader? Body { get; set; }

        public Cause? Unmet { get; set; }

        public CheckResult ToResult(string targetId, DateTimeOffset at, double totalMs, ProbeFailure? failure) => new()
        {
            TargetId = targetId,
            At = at,
            Timings = new PhaseTimings
            {
                DnsMs = DnsMs,
                ConnectMs = ConnectMs,
                TlsMs = TlsMs,
                FirstByteMs = FirstByteMs,
                TransferMs = TransferMs,
                TotalMs = totalMs,
            },
            Failure = failure,
            Status = Head?.Status,
            Address = Address?.ToString(),
            IsPrivate = Address is not null && AddressRule.Refuses(Address) is not null,
            Tls = Tls,
            Unmet = Unmet,
            Headers = Head is null ? CheckResult.NoHeaders : EvidenceHeaders.Of(Head),
            BodyBytes = Body?.Count ?? 0,
            BodyStart = Body is { Count: > 0 } && Head!.Status >= 400 ? Evidence.Clean(Encoding.UTF8.GetString(Body.Start)) : null,
        };
    }
}
