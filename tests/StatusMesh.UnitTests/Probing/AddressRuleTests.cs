using System.Net;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Probing;

namespace StatusMesh.UnitTests.Probing;

public sealed class AddressRuleTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Corpus =>
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Data", "ssrf-addresses.tsv"))
            .Select(line => line.Split('\t'))
            .Where(columns => columns.Length == 4 && columns[0] != "address")
            .Select(columns => new TheoryDataRow<string, string>(columns[0], columns[1]));

    [Fact]
    public void The_corpus_is_complete() => Assert.Equal(128, Corpus.Count());

    [Theory]
    [MemberData(nameof(Corpus))]
    public void An_address_of_the_corpus_is_public_or_not(string address, string expected) =>
        Assert.Equal(expected, AddressRule.Refuses(IPAddress.Parse(address)) is null ? "public" : "nonpublic");

    [Theory]
    [InlineData("0.0.0.0", RefusalReason.AddressUnspecified)]
    [InlineData("10.0.0.1", RefusalReason.AddressPrivate)]
    [InlineData("100.100.100.200", RefusalReason.AddressShared)] // Alibaba's metadata service
    [InlineData("127.0.0.1", RefusalReason.AddressLoopback)]
    [InlineData("168.63.129.16", RefusalReason.AddressPlatform)]
    [InlineData("169.254.169.254", RefusalReason.AddressLinklocal)]
    [InlineData("172.16.0.1", RefusalReason.AddressPrivate)]
    [InlineData("192.168.0.1", RefusalReason.AddressPrivate)]
    [InlineData("224.0.0.1", RefusalReason.AddressMulticast)]
    [InlineData("255.255.255.255", RefusalReason.AddressReserved)]
    [InlineData("::", RefusalReason.AddressUnspecified)]
    [InlineData("::1", RefusalReason.AddressLoopback)]
    [InlineData("::2", RefusalReason.AddressEmbedded)]
    [InlineData("::ffff:8.8.8.8", RefusalReason.AddressEmbedded)]
    [InlineData("::ffff:0:8.8.8.8", RefusalReason.AddressEmbedded)]
    [InlineData("64:ff9b::8.8.8.8", RefusalReason.AddressEmbedded)]
    [InlineData("64:ff9b:1::1", RefusalReason.AddressEmbedded)]
    [InlineData("2001::1", RefusalReason.AddressEmbedded)] // Teredo
    [InlineData("2001:1::1", RefusalReason.AddressReserved)]
    [InlineData("2001:db8::1", RefusalReason.AddressReserved)]
    [InlineData("2002:808:808::1", RefusalReason.AddressEmbedded)]
    [InlineData("2606:4700::5efe:808:808", RefusalReason.AddressEmbedded)] // ISATAP
    [InlineData("2606:4700::200:5efe:808:808", RefusalReason.AddressEmbedded)] // ISATAP
    [InlineData("3fff:fff:ffff::1", RefusalReason.AddressReserved)]
    [InlineData("fd00:ec2::254", RefusalReason.AddressPrivate)] // AWS's metadata service
    [InlineData("fe80::1%1", RefusalReason.AddressLinklocal)]
    [InlineData("fec0::1", RefusalReason.AddressReserved)]
    [InlineData("ff02::1", RefusalReason.AddressMulticast)]
    public void A_refused_address_has_a_reason(string address, RefusalReason expected) =>
        Assert.Equal(expected, AddressRule.Refuses(IPAddress.Parse(address)));

    [Fact]
    public void Nothing_outside_of_global_unicast_space_is_public()
    {
        var random = new Random(20_260_101);
        var octets = new byte[16];
        for (var i = 0; i < 20_000; i++)
        {
            random.NextBytes(octets);
            if (octets[0] >> 5 != 1)
            {
                Assert.NotNull(AddressRule.Refuses(new IPAddress(octets)));
            }
        }
    }

    [Fact]
    public void No_ipv4_address_is_public_once_it_is_mapped_into_ipv6()
    {
        var random = new Random(20_260_102);
        var octets = new byte[4];
        for (var i = 0; i < 20_000; i++)
        {
            random.NextBytes(octets);
            Assert.Equal(RefusalReason.AddressEmbedded, AddressRule.Refuses(new IPAddress(octets).MapToIPv6()));
        }
    }
}
