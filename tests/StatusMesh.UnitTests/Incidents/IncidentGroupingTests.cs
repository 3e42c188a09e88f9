using StatusMesh.Core.Incidents;
using StatusMesh.Core.Probing;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.UnitTests.Incidents;

public sealed class IncidentGroupingTests
{
    [Fact]
    public void Incidents_that_have_nothing_in_common_stand_alone()
    {
        var groups = IncidentGrouping.Of([Incident(1, address: "192.0.2.1"), Incident(2, address: "198.51.100.1"), Incident(3, address: "203.0.113.1")]);

        Assert.Equal(3, groups.Count);
        Assert.All(groups, group => Assert.Null(group.Cause));
    }

    [Fact]
    public void Three_at_one_address_are_one_trouble_and_two_are_not()
    {
        var three = Enumerable.Range(1, 3).Select(n => Incident(n, address: "192.0.2.1")).ToArray();

        var group = Assert.Single(IncidentGrouping.Of(three));
        Assert.Equal((SharedCause.Address, "192.0.2.1", 3), (group.Cause, group.Name, group.Incidents.Count));
        Assert.Equal(2, IncidentGrouping.Of(three[..2]).Count);
    }

    [Fact]
    public void Different_failures_at_one_address_are_different_troubles()
    {
        var mixed = new[] { Cause.ConnectRefused, Cause.TlsCertExpired, Cause.BadGateway }.Select((cause, n) => Incident(n, address: "192.0.2.1") with { Cause = cause });

        Assert.Equal(3, IncidentGrouping.Of([.. mixed]).Count);
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.77", "192.0.2.200", "192.0.2.0/24")]
    [InlineData("2001:db8:1::1", "2001:db8:1:2::3", "2001:db8:1:ffff::9", "2001:db8:1::/48")]
    public void Neighbours_in_a_network_are_one_trouble(string a, string b, string c, string network)
    {
        var group = Assert.Single(IncidentGrouping.Of([Incident(1, address: a), Incident(2, address: b), Incident(3, address: c)]));

        Assert.Equal((SharedCause.Network, network), (group.Cause, group.Name));
    }

    [Fact]
    public void What_only_one_region_sees_is_the_way_from_there()
    {
        var group = Assert.Single(IncidentGrouping.Of([.. Enumerable.Range(1, 3).Select(n => Incident(n, address: $"192.0.{n}.1") with { Regions = ["asia"] })]));

        Assert.Equal((SharedCause.Region, "asia"), (group.Cause, group.Name));
    }

    [Theory]
    [InlineData("a.example.com", "b.example.com", "example.com", "example.com")]
    [InlineData("a.example.co.uk", "www.b.example.co.uk", "example.co.uk", "example.co.uk")]
    public void Names_of_one_domain_whose_name_servers_fail_are_one_trouble(string a, string b, string c, string domain)
    {
        var incidents = new[] { a, b, c }.Select((host, n) => Incident(n) with { Url = $"https://{host}:8443/x", Cause = Cause.DnsServfail });

        var group = Assert.Single(IncidentGrouping.Of([.. incidents]));
        Assert.Equal((SharedCause.Domain, domain), (group.Cause, group.Name));
    }

    [Fact]
    public void What_began_at_another_time_is_another_trouble()
    {
        var morning = Enumerable.Range(1, 3).Select(n => Incident(n, address: "192.0.2.1"));
        var noon = Enumerable.Range(4, 3).Select(n => Incident(n, minutes: 300, address: "192.0.2.1"));

        var groups = IncidentGrouping.Of([.. morning.Concat(noon)]);
        Assert.Equal([3, 3], groups.Select(group => group.Incidents.Count));
        Assert.True(groups[0].Incidents[0].StartedAt > groups[1].Incidents[0].StartedAt);
    }

    [Fact]
    public void A_storm_of_2800_is_one_incident()
    {
        var storm = Enumerable.Range(0, 2_800).Select(n => Incident(n, minutes: n * 0.001, address: "192.0.2.1")).ToList();

        Assert.Equal(2_800, Assert.Single(IncidentGrouping.Of(storm)).Incidents.Count);
    }

    private static Incident Incident(int n, double minutes = 0, string? address = null) => Samples.Incident(Samples.Time.AddMinutes(minutes).AddSeconds(n * 0.001), n) with
    {
        Address = address,
        Cause = Cause.ConnectRefused,
        Regions = ["europe", "americas", "asia"],
    };
}
