using System.Net;
using Microsoft.Extensions.Time.Testing;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;

namespace StatusMesh.UnitTests.Probing.Fuzz;

public sealed class GuardFuzzTests
{
    private const int Rounds = 200_000;
    private const int Seed = 20_261_122;

    [Fact]
    public async Task No_url_and_no_resolver_opens_a_socket_to_a_forbidden_address()
    {
        var random = new Random(Seed);
        var urls = new UrlFuzz(random);
        var connector = new FuzzConnector(random, urls);
        var prober = new HttpProber(new Dialer(new FuzzResolver(random), connector, TargetPolicy.Public), new FakeTimeProvider());
        var causes = new Dictionary<Cause, int>();
        var accepted = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var url = urls.Next();
            try
            {
                if (TargetParser.Parse(url, TargetPolicy.Public) is not TargetParse.Accepted { Target: var target })
                {
                    continue;
                }

                accepted++;
                var request = new ProbeRequest(target, TimeSpan.FromSeconds(10)) { FollowRedirects = true };
                var result = await prober.ProbeAsync(request, TestContext.Current.CancellationToken);
                if (result.Failure is { } failure)
                {
                    causes[failure.Cause] = causes.GetValueOrDefault(failure.Cause) + 1;
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Assert.Fail($"Round {round} of seed {Seed}, {Uri.EscapeDataString(url)}: {e}");
            }
        }

        Assert.Empty(connector.Forbidden);

        // A fuzz that gets nowhere proves nothing.
        Assert.True(accepted > Rounds / 20, $"{accepted} URLs got past the parser");
        Assert.True(connector.Count > Rounds / 20, $"{connector.Count} connections");
        Assert.All(
            new[] { Cause.RefusedAddress, Cause.RefusedPort, Cause.RefusedUrl, Cause.RedirectLimit, Cause.DnsNxdomain, Cause.ConnectRefused },
            cause => Assert.True(causes.GetValueOrDefault(cause) > 20, $"{cause}: {causes.GetValueOrDefault(cause)}"));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("2002::1")]
    public void The_second_opinion_knows_a_forbidden_address(string address) => Assert.True(ForbiddenAddresses.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("93.184.216.34")]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946")]
    public void The_second_opinion_knows_a_public_address(string address) => Assert.False(ForbiddenAddresses.Contains(IPAddress.Parse(address)));
}
