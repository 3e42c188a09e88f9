using System.Net;
using Microsoft.Extensions.Configuration;
using StatusMesh.Adapters.Storage;
using StatusMesh.Core.Mesh;
using StatusMesh.Core.Settings;
using StatusMesh.LocalHost.Startup;

namespace StatusMesh.HostTests.Startup;

public sealed class HostSettingsTests
{
    [Fact]
    public void Without_settings_three_regions_run_on_Azurite_and_may_probe_this_machine()
    {
        var settings = Read();

        Assert.Equal(["europe", "americas", "asia"], settings.Mesh.Regions.Select(region => region.Name));
        Assert.Equal(TimeSpan.FromMinutes(1), settings.Mesh.Interval);
        Assert.Equal(MeshOptions.DefaultControlHosts, settings.Mesh.ControlHosts);
        Assert.Equal(StorageKind.Azurite, settings.Storage.Kind);
        Assert.Equal((".statusmesh", 7080, false), (settings.Local.DataFolder, settings.Local.DemoPort, settings.Local.Demo));
        Assert.True(settings.Probe.Policy.Opens(IPAddress.Loopback));
        Assert.True(settings.Probe.Policy.Opens(IPAddress.Parse("192.168.1.1")));
        Assert.False(settings.Probe.Policy.Opens(IPAddress.Parse("169.254.169.254")), "cloud metadata stays closed");
    }

    [Theory]
    [InlineData("http://0.0.0.0:7071")]
    [InlineData("http://localhost:7071;http://*:7072")]
    [InlineData("http://192.168.1.5:7071")]
    public void A_host_that_others_can_reach_probes_no_private_address(string urls) =>
        Assert.Empty(Read(("urls", urls)).Probe.Policy.AllowedNetworks);

    [Fact]
    public void Networks_can_be_opened_on_purpose() =>
        Assert.Equal(
            [IPNetwork.Parse("10.1.0.0/16"), IPNetwork.Parse("fd00::/8")],
            Read(("urls", "http://*:80"), ("Probe:AllowedNetworks", "10.1.0.0/16, fd00::/8")).Probe.Policy.AllowedNetworks);

    [Theory]
    [InlineData(null, false, ".statusmesh")]
    [InlineData(null, true, ".statusmesh/demo")]
    [InlineData("mine", true, "mine")]
    public void The_demo_has_a_folder_of_its_own_unless_one_is_named(string? folder, bool demo, string used) =>
        Assert.Equal(used, Read(("LocalHost:DataFolder", folder), ("LocalHost:Demo", demo ? "true" : null)).Local.DataFolder.Replace('\\', '/'));

    [Fact]
    public void Lists_replace_their_defaults_in_either_spelling()
    {
        Assert.Empty(Read(("Mesh:ControlHosts", "")).Mesh.ControlHosts);
        Assert.Equal(["http://127.0.0.1:81/"], Read(("Mesh:ControlHosts:0", "http://127.0.0.1:81")).Mesh.ControlHosts);
        Assert.Equal(["a", "b:80"], Read(("LocalHost:Faults:asia", "a, b:80")).Local.Faults["asia"]);
        Assert.Equal(["*"], Read(("LocalHost:Faults:asia:0", "*")).Local.Faults["asia"]);
        Assert.Equal([new IPEndPoint(IPAddress.Loopback, 5353)], Read(("Probe:NameServers", "127.0.0.1:5353")).Probe.NameServers);
    }

    [Theory]
    [InlineData("Mesh:Interval", "00:00:01")]
    [InlineData("Mesh:Interval", "often")]
    [InlineData("Mesh:ControlHosts", "ftp://example.com")]
    [InlineData("Mesh:Regions:0:Name", "Not A Name")]
    [InlineData("Probe:Timeout", "00:10:00")]
    [InlineData("Probe:FirstTimeout", "00:00:20")]
    [InlineData("Probe:AllowedPorts", "0")]
    [InlineData("Probe:AllowedNetworks", "10.0.0.0")]
    [InlineData("Probe:NameServers", "dns.example")]
    [InlineData("Storage:Kind", "floppy")]
    [InlineData("Storage:TablesUri", "http://example.com")]
    [InlineData("LocalHost:DemoPort", "80")]
    [InlineData("LocalHost:Faults:atlantis", "*")]
    public void A_wrong_setting_is_named_with_its_value_and_what_is_allowed(string key, string value)
    {
        var problem = Assert.Single(Assert.Throws<InvalidSettingsException>(() => Read((key, value))).Problems);

        var named = key == "LocalHost:Faults:atlantis" ? ("LocalHost:Faults", "atlantis") : (key, value);
        Assert.StartsWith($"{named.Item1} is \"{named.Item2}\"; allowed ", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_wrong_setting_is_reported_at_once() =>
        Assert.Equal(2, Assert.Throws<InvalidSettingsException>(() => Read(("Mesh:Interval", "x"), ("Storage:Kind", "y"))).Problems.Count);

    private static HostSettings Read(params (string Key, string? Value)[] settings) => HostSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value))).Build());
}
