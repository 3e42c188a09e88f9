using System.Net;
using System.Security.Authentication;
using System.Text;
using StatusMesh.Core.Monitors.Expect;
using StatusMesh.Core.Probing.Http1;
using StatusMesh.Core.Probing.Redirects;
using StatusMesh.Core.Probing.Tls;

namespace StatusMesh.Core.Probing;

/// <summary>
/// Probes a target once: resolver → guard → connect to exactly the address that was checked → TLS with SNI → request → bounded body.
/// A fresh connection per probe, because that is what a visitor has; every hop of a redirect goes the whole way again.
/// </summary>
public sealed class HttpProber(Dialer dialer, TimeProvider time)
{
    /// <summary>The check result, whatever the target does.</summary>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled.</exception>
    public async Task<CheckResult> ProbeAsync(ProbeRequest request, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        using var clock = new PhaseClock(time, request.Timeout, cancellationToken);
        var trail = new RedirectTrail(request.Target, dialer.Policy);
        var probe = new Trace(new ReadMeter(ProbeLimits.ReadBytes), isHop: false);
        ProbeFailure? failure;
        try
        {
            failure = await VisitAsync(request, clock, probe);
            for (var hop = request; failure is null && request.FollowRedirects && probe.Location is { } location;)
            {
                failure = trail.Take(hop.Target, probe.Head!.Status, location, out var next);
                if (failure is null)
                {
                    (hop, probe) = (hop.At(next, probe.Head.Status), new Trace(probe.Meter, isHop: true));
                    failure = await VisitAsync(hop, clock, probe);
                }
            }
        }
        catch (OperationCanceledException)
        {
            failure = TimeoutIn(clock.Phase);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return probe.ToResult(request, at, clock.TotalMs, failure) with { Redirects = trail.Hops };
    }

    private async Task<ProbeFailure?> VisitAsync(ProbeRequest request, PhaseClock clock, Trace probe)
    {
        var dialled = await dialer.DialAsync(request.Target, request, clock);
        (probe.Address, probe.DnsMs, probe.ConnectMs) = (dialled.Address, dialled.DnsMs, dialled.ConnectMs);
        return dialled switch
        {
            DialResult.Connected connected => await AskAsync(request, connected.Stream, clock, probe),
            _ => ((DialResult.Failed)dialled).Failure,
        };
    }

    private async Task<ProbeFailure?> AskAsync(ProbeRequest request, Stream connection, PhaseClock clock, Trace probe)
    {
        await using var wire = new MeteredStream(connection, probe.Meter);
        var tls = request.Target.IsHttps ? new TlsHandshake(request.Target.Host, time) : null;
        try
        {
            if (tls is null)
            {
                await ExchangeAsync(request, wire, clock, probe);
                return null;
            }

            clock.Enter(ProbePhase.Tls, ProbeLimits.Tls);
            await using var encrypted = await tls.RunAsync(wire, clock.Token);
            probe.TlsMs = clock.PhaseMs();
            await ExchangeAsync(request, encrypted, clock, probe);
            return null;
        }
        catch (BadAnswerException e)
        {
            return tls?.AsksForCertificate == true && e.Cause == Cause.EmptyReply
                ? new ProbeFailure(ProbePhase.Tls, Cause.TlsClientCertRequired, FailureSource.Target)
                : new ProbeFailure(clock.Phase, e.Cause, FailureSource.Target);
        }
        catch (Exception e) when (e is not OperationCanceledException && clock.Phase == ProbePhase.Tls)
        {
            // Besides AuthenticationException and IOException, hostile certificates make .NET throw cryptographic and argument exceptions.
            return new ProbeFailure(ProbePhase.Tls, tls!.Classify(e), FailureSource.Target);
        }
        catch (IOException) when (probe.Meter.IsExceeded && clock.Phase == ProbePhase.Transfer)
        {
            probe.TransferMs = clock.PhaseMs();
            return null;
        }
        catch (Exception e) when (e is IOException or AuthenticationException)
        {
            return Broken(clock.Phase, e, wire, tls, probe);
        }
        finally
        {
            probe.Tls = tls?.Facts;
        }
    }

    /// <summary>Why a connection broke that had stood.</summary>
    private static ProbeFailure Broken(ProbePhase phase, Exception e, MeteredStream wire, TlsHandshake? tls, Trace probe)
    {
        if (probe.Meter.IsExceeded)
        {
            // A single head is bounded by its reader: only the heads of several hops, or TLS without end, get here.
            return new ProbeFailure(phase, probe.IsHop ? Cause.RedirectLimit : Cause.HeadersTooLarge, FailureSource.Target);
        }

        if (tls?.AsksForCertificate == true && phase == ProbePhase.FirstByte)
        {
            // TLS 1.3 lets the client finish before the server has looked for its certificate (RFC 8446 §4.4.2.4).
            return new ProbeFailure(ProbePhase.Tls, Cause.TlsClientCertRequired, FailureSource.Target);
        }

        if (tls is not null && !wire.IsEnded && !TlsHandshake.IsOfNetwork(e))
        {
            return new ProbeFailure(ProbePhase.Tls, Cause.TlsHandshakeFailed, FailureSource.Target);
        }

        return new ProbeFailure(phase, phase == ProbePhase.Transfer ? Cause.PrematureEnd : Cause.ConnectionReset, FailureSource.Target);
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
        if (probe.Location is not null)
        {
            // Nobody sees the body of a redirect.
            return;
        }

        clock.Enter(ProbePhase.Transfer, request.Timeout);
        var body = probe.Body = new BodyReader(reader, request.Expect.NeedsBody ? ProbeLimits.BodyBytes : ProbeLimits.EvidenceLength);
        await body.ReadAsync(BodyFraming.Of(head, request.Settings.Method), clock.Token);
        probe.TransferMs = clock.PhaseMs();
    }

    /// <summary>Interim answers (RFC 9110 §15.2) are passed over; 101 answers a question that was not asked.</summary>
    private static async Task<HttpHead> ReadFinalHeadAsync(AnswerReader reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            var head = await reader.ReadHeadAsync(cancellationToken);
            if (head.Status == 101)
            {
                throw new BadAnswerException(Cause.UnexpectedUpgrade);
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
    private sealed class Trace(ReadMeter meter, bool isHop)
    {
        public ReadMeter Meter => meter;

        /// <summary>True when a redirect led here.</summary>
        public bool IsHop => isHop;

        public IPAddress? Address { get; set; }

        public double? DnsMs { get; set; }

        public double? ConnectMs { get; set; }

        public double? TlsMs { get; set; }

        public double? FirstByteMs { get; set; }

        public double? TransferMs { get; set; }

        public TlsFacts? Tls { get; set; }

        public HttpHead? Head { get; set; }

        public BodyReader? Body { get; set; }

        /// <summary>Where the answer redirects to (RFC 9110 §15.4); null when it does not.</summary>
        public string? Location => Head is { Status: 300 or 301 or 302 or 303 or 307 or 308 } head && head.First("location") is { Length: > 0 } location
            ? location
            : null;

        public CheckResult ToResult(ProbeRequest request, DateTimeOffset at, double totalMs, ProbeFailure? failure) => new()
        {
            TargetId = request.Target.Id,
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
            Unmet = Head is null || failure is not null ? null : AnswerInspector.Unmet(request.Expect, Head.Fields, Body is null ? [] : Body.Kept),
            Headers = Head is null ? CheckResult.NoHeaders : EvidenceHeaders.Of(Head),
            BodyBytes = Body?.Count ?? 0,
            IsTruncated = Body?.IsTruncated == true || meter.IsExceeded,
            BodyStart = Body is { Count: > 0 } && Head!.Status >= 400 ? Evidence.Clean(Encoding.UTF8.GetString(Body.Start)) : null,
        };
    }
}
