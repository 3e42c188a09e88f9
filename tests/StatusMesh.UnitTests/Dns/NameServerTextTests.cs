using StatusMesh.Core.Probing.Dns;

namespace StatusMesh.UnitTests.Dns;

public sealed class NameServerTextTests
{
    [Theory]
    [InlineData("9.9.9.9", "9.9.9.9:53")]
    [InlineData("127.0.0.1:5353", "127.0.0.1:5353")]
    [InlineData("2620:fe::fe", "[2620:fe::fe]:53")]
    [InlineData("2620:fe::", "[2620:fe::]:53")]
    [InlineData("2620:fe::0", "[2620:fe::]:53")]
    [InlineData("[2620:fe::fe]:5353", "[2620:fe::fe]:5353")] // IPAddress would take it and drop the port
    public void A_name_server_has_an_address_and_perhaps_a_port(string text, string endPoint) =>
        Assert.Equal(endPoint, NameServerText.TryParse(text)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("dns.google")]
    [InlineData("9.9.9.9:0")]
    [InlineData("9.9.9.9:65536")]
    [InlineData("9.9.9.9:")]
    [InlineData("9.9.9.9:dns")]
    public void What_is_no_address_is_refused(string text) => Assert.Null(NameServerText.TryParse(text));
}
