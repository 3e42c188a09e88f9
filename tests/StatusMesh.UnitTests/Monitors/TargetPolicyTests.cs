using System.Net;
using StatusMesh.Core.Json;
using StatusMesh.Core.Monitors;

namespace StatusMesh.UnitTests.Monitors;

public sealed class TargetPolicyTests
{
    private static readonly TargetPolicy Local = new()
    {
        AllowedNetworks = [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("fd00::/8")],
    };

    [Theory]
    [InlineData("http://127.0.0.1:9999/", "ok")]
    [InlineData("http://[::1]:1/", "ok")]
    [InlineData("10.1.2.3:65535", "ok")]
    [InlineData("http://[fd00::5efe:a00:1]/", "ok")]
    [InlineData("http://localhost:3000/", "ok")]
    [InlineData("app.localhost:3000", "ok")]
    [InlineData("http://intranet/", "ok")]
    [InlineData("http://printer.local/", "ok")]
    [InlineData("http://db.internal:5432/", "ok")]
    [InlineData("http://example.com:81/", "ok")] // the dialer judges the port once it knows the addresses
    [InlineData("http://1.1.1.1:8080/", "ok")]
    [InlineData("http://1.1.1.1:81/", "port")]
    [InlineData("http://192.168.0.1/", "address-private")]
    [InlineData("http://169.254.169.254/", "address-linklocal")]
    [InlineData("http://[::ffff:127.0.0.1]/", "address-embedded")]
    [InlineData("http://127.1/", "ip-noncanonical")]
    [InlineData("http://user@localhost/", "userinfo")]
    [InlineData("http://localhost:0/", "port")]
    [InlineData("http://localhost:65536/", "port")]
    [InlineData("http://xn--0/", "host-unicode")]
    public void Opened_networks_open_their_literals_and_local_names_only(string text, string expected) =>
        Assert.Equal(expected, CodeOf(text, Local));

    [Theory]
    [InlineData("http://localhost:3000/", "host-local-name")]
    [InlineData("http://127.0.0.1:9999/", "port")]
    [InlineData("http://example.com:81/", "port")]
    public void A_public_policy_opens_none_of_them(string text, string expected) => Assert.Equal(expected, CodeOf(text, TargetPolicy.Public));

    [Fact]
    public void Ports_are_those_of_the_policy()
    {
        var policy = new TargetPolicy { AllowedPorts = [8000] };
        Assert.Equal("ok", CodeOf("http://example.com:8000/", policy));
        Assert.Equal("port", CodeOf("http://example.com/", policy));
        var rejected = Assert.IsType<TargetParse.Rejected>(TargetParser.Parse("example.com", policy));
        Assert.Equal("The port is not allowed: use one of 8000.", rejected.Detail);
    }

    [Fact]
    public void No_policy_opens_a_mapped_address_by_its_ipv4_network() =>
        Assert.False(Local.Opens(IPAddress.Parse("::ffff:127.0.0.1")));

    private static string CodeOf(string text, TargetPolicy policy) =>
        TargetParser.Parse(text, policy) is TargetParse.Rejected rejected ? Kebab.Name(rejected.Reason) : "ok";
}
