using System.Text.Json;
using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Expect;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.UnitTests.Adapters.Tables;

public sealed class StoredMonitorTests
{
    [Fact]
    public void A_registration_comes_back_from_its_entity()
    {
        var monitor = Samples.Monitor(1);

        var stored = RoundTrip(monitor);

        Same.As(monitor, stored);
        Assert.Equal(monitor, stored); // so that an unchanged monitors file writes nothing
    }

    [Fact]
    public void Expectations_of_an_older_node_are_read_with_defaults_for_what_it_did_not_know()
    {
        var stored = JsonSerializer.Deserialize("""{"text":["a"]}""", StoredJson.Default.Expectations)!;

        Assert.Equal(new Expectations { Text = ["a"] }, stored);
        Assert.Equal(RequestSettings.Default, JsonSerializer.Deserialize("{}", StoredJson.Default.RequestSettings));
    }

    [Fact]
    public void The_largest_registration_fits_into_an_entity()
    {
        var random = new Random(1);
        var largest = Samples.Monitor(1) with
        {
            Name = Noise(100),
            Request = new RequestSettings { Body = Noise(16 * 1024), Headers = [new("a", Noise(4000)), new("b", Noise(4000))] },
            Expect = new Expectations
            {
                Text = [.. Enumerable.Range(0, 20).Select(_ => Noise(500))],
                NoText = [.. Enumerable.Range(0, 20).Select(_ => Noise(500))],
                Json = [.. Enumerable.Range(0, 20).Select(_ => new JsonExpectation(Noise(200), JsonSerializer.Serialize(Noise(500))))],
                Headers = [.. Enumerable.Range(0, 20).Select(_ => new HeaderExpectation(Noise(100), Noise(500), Noise(500)))],
            },
        };

        Assert.Equal(largest, RoundTrip(largest));

        // Any character takes the most room when it is outside ASCII: JSON escapes it.
        string Noise(int length) => new([.. Enumerable.Range(0, length).Select(_ => (char)random.Next(0x4E00, 0x9000))]);
    }

    private static MonitorRegistration RoundTrip(MonitorRegistration monitor) => PackedEntity.Read(
        TableLimits.CheckEntity(PackedEntity.Of("p", "r", monitor, StoredJson.Default.MonitorRegistration)), StoredJson.Default.MonitorRegistration);
}
