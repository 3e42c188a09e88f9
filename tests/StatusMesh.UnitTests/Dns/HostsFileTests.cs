using System.Net;
using StatusMesh.Adapters.Dns;
using StatusMesh.Core.Probing.Dns;
using StatusMesh.Testing.Dns;

namespace StatusMesh.UnitTests.Dns;

public sealed class HostsFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    [Fact]
    public void A_name_has_the_addresses_of_all_its_lines()
    {
        File.WriteAllText(_path, """
            # 192.0.2.9 commented.test
            192.0.2.1   one.test One-Alias.test. # 192.0.2.8 late.test
            2001:db8::1	one.test
            not-an-address two.test
            192.0.2.2
            """);
        var file = new HostsFile(_path);

        Assert.Equal([IPAddress.Parse("192.0.2.1"), IPAddress.Parse("2001:db8::1")], file.Find("one.test"));
        Assert.Equal([IPAddress.Parse("192.0.2.1")], file.Find("one-alias.test"));
        Assert.All(["commented.test", "late.test", "two.test", ""], name => Assert.Empty(file.Find(name)));
    }

    [Fact]
    public void A_changed_file_is_read_again()
    {
        var file = new HostsFile(_path);
        Write("192.0.2.1 one.test", minute: 1);
        Assert.Single(file.Find("one.test"));
        Write("192.0.2.1 two.test", minute: 2);
        Assert.Empty(file.Find("one.test"));
        File.Delete(_path);
        Assert.Empty(file.Find("two.test"));
    }

    [Fact]
    public async Task The_hosts_file_is_looked_into_before_any_server_is_asked()
    {
        await using var server = new LoopbackNameServer();
        server.Set("one.test", LoopbackDnsReply.Of("192.0.2.2"));
        Write("192.0.2.1 one.test", minute: 1);
        var resolver = new DnsClientResolver([server.EndPoint], new HostsFile(_path), TimeProvider.System);

        var answer = await resolver.ResolveAsync("one.test", TestContext.Current.CancellationToken);

        Assert.Equal([IPAddress.Parse("192.0.2.1")], Assert.IsType<DnsAnswer.Found>(answer).Addresses);
        Assert.Equal(0, server.Datagrams);
    }

    public void Dispose() => File.Delete(_path);

    // Timestamps of some file systems are coarse.
    private void Write(string text, int minute)
    {
        File.WriteAllText(_path, text);
        File.SetLastWriteTimeUtc(_path, new DateTime(2026, 1, 1, 0, minute, 0, DateTimeKind.Utc));
    }
}
