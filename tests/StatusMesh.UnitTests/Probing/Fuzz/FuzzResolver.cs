using System.Net;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Dns;

namespace StatusMesh.UnitTests.Probing.Fuzz;

/// <summary>Answers every question anew: public, private, embedded and mixed addresses, failures, nothing.</summary>
internal sealed class FuzzResolver(Random random) : IResolver
{
    private static readonly IPAddress[] Known =
    [
        .. new[]
        {
            "127.0.0.1", "10.0.0.1", "169.254.169.254", "168.63.129.16", "100.100.100.200", "0.0.0.0", "192.168.0.1", "::1", "::ffff:127.0.0.1", "::ffff:93.184.216.34",
            "64:ff9b::7f00:1", "2002:7f00:1::", "fe80::1", "fd00::1", "2001:db8::1", "2001::1", "2606:4700::5efe:7f00:1", "ff02::1",
        }.Select(IPAddress.Parse),
    ];

    public Task<DnsAnswer> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        DnsAnswer answer = random.Next(20) switch
        {
            0 => new DnsAnswer.Failed(Cause.DnsNxdomain, FailureSource.Target),
            1 => new DnsAnswer.Failed(Cause.DnsServfail, FailureSource.Target),
            _ => new DnsAnswer.Found([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Address())]),
        };
        return Task.FromResult(answer);
    }

    private IPAddress Address()
    {
        switch (random.Next(12))
        {
            case 0:
                return Known[random.Next(Known.Length)];
            case 1:
                var six = new byte[16];
                random.NextBytes(six);
                six[0] = (byte)(random.Next(2) == 0 ? 0x20 | (six[0] & 0x1F) : six[0]);
                return new IPAddress(six);
            case 2:
                var four = new byte[4];
                random.NextBytes(four);
                return new IPAddress(four);
            default:
                return new IPAddress([93, 184, (byte)random.Next(256), (byte)random.Next(256)]);
        }
    }
}
