using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Monitors;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.UnitTests.Adapters.Tables;

public sealed class PackedEntityTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(65_536, 1)]
    [InlineData(65_537, 2)]
    [InlineData(14 * 65_536, 14)]
    public void Bytes_are_split_over_properties_of_64_KiB(int bytes, int properties)
    {
        var packed = new byte[bytes];
        new Random(1).NextBytes(packed);

        var entity = TableLimits.CheckEntity(PackedEntity.Of("p", "r", packed));

        var parts = Enumerable.Range(0, properties).Select(part => entity.GetBinary($"P{part}")).ToList();
        Assert.Equal(packed, parts.SelectMany(part => part));
        Assert.All(parts, part => Assert.InRange(part.Length, 1, 65_536));
        Assert.DoesNotContain($"P{properties}", entity.Keys);
    }

    [Fact]
    public void What_does_not_fit_into_an_entity_is_a_clear_error()
    {
        var error = Assert.Throws<InvalidOperationException>(() => PackedEntity.Of("m-00003", "heartbeat-europe", new byte[(14 * 65_536) + 1]));

        Assert.Contains("m-00003/heartbeat-europe is 917505 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_version_stands_beside_the_bytes() => Assert.Equal(1, Snapshot().GetInt32("v"));

    [Theory]
    [InlineData(2)]
    [InlineData(0)]
    [InlineData(null)]
    public void An_unknown_schema_version_is_a_clear_error(int? version)
    {
        var entity = Snapshot();
        entity["v"] = version;

        var error = Assert.Throws<InvalidDataException>(() => PackedEntity.Read(entity, StoredJson.Default.Snapshot));

        Assert.Contains("Snapshot at p/r has schema version", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_bytes_are_a_clear_error()
    {
        var entity = Snapshot();
        entity["P0"] = entity.GetBinary("P0")[..^20];
        Assert.Throws<InvalidDataException>(() => PackedEntity.Read(entity, StoredJson.Default.Snapshot));

        entity["P0"] = Encoding.UTF8.GetBytes("{\"not\":\"packed\"}");
        Assert.Throws<InvalidDataException>(() => PackedEntity.Read(entity, StoredJson.Default.Snapshot));

        entity.Remove("P0");
        Assert.Throws<InvalidDataException>(() => PackedEntity.Read(entity, StoredJson.Default.Snapshot));
    }

    [Fact]
    public void A_record_of_another_kind_is_a_clear_error() =>
        Assert.Throws<InvalidDataException>(() => PackedEntity.Read(Snapshot(), StoredJson.Default.MonitorRegistration));

    [Fact]
    public void Enum_members_and_statuses_are_spelled_as_the_API_spells_them()
    {
        var monitor = JsonSerializer.Serialize(
            Samples.Monitor(1) with { Source = MonitorSource.File }, StoredJson.Default.MonitorRegistration);
        var snapshot = JsonSerializer.Serialize(Samples.Snapshot(1), StoredJson.Default.Snapshot);

        Assert.Contains("\"source\":\"file\"", monitor, StringComparison.Ordinal);
        Assert.Contains("\"status\":\"200, 3xx, 401-403\"", monitor, StringComparison.Ordinal);
        Assert.Contains("\"cause\":\"bad-gateway\"", snapshot, StringComparison.Ordinal);
        Assert.Contains("\"abstention\":\"out-of-time\"", snapshot, StringComparison.Ordinal);
    }

    private static TableEntity Snapshot() => PackedEntity.Of("p", "r", Samples.Snapshot(1), StoredJson.Default.Snapshot);
}
