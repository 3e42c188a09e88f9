using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Azure.Data.Tables;

namespace StatusMesh.Adapters.Tables;

/// <summary>
/// Table entities that carry a record: packed in the binary properties <c>P0</c>..<c>P13</c>, beside them the schema version <c>v</c>
/// and whatever columns a person may want to see.
/// </summary>
internal static class PackedEntity
{
    /// <summary>Version of the spelling in <see cref="StoredJson"/>; counts up when old nodes could no longer read what new ones write.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Most bytes that one entity carries: 14 properties of 64 KiB leave room for keys and columns within 1 MiB.</summary>
    public const int MaxPackedBytes = MaxParts * TableLimits.MaxPropertyBytes;

    /// <summary>Column of the schema version.</summary>
    public const string VersionColumn = "v";

    private const int MaxParts = 14;

    /// <summary>An entity that carries <paramref name="value"/>.</summary>
    /// <exception cref="InvalidOperationException">The packed value is longer than <see cref="MaxPackedBytes"/>.</exception>
    public static TableEntity Of<T>(string partitionKey, string rowKey, T value, JsonTypeInfo<T> type) =>
        Of(partitionKey, rowKey, PackedJson.Pack(value, type));

    /// <summary>An entity that carries the bytes <paramref name="packed"/>.</summary>
    /// <exception cref="InvalidOperationException">They are more than <see cref="MaxPackedBytes"/>.</exception>
    public static TableEntity Of(string partitionKey, string rowKey, byte[] packed)
    {
        CheckSize(packed, $"{partitionKey}/{rowKey}");
        var entity = new TableEntity(partitionKey, rowKey) { [VersionColumn] = SchemaVersion };
        for (var start = 0; start < packed.Length; start += TableLimits.MaxPropertyBytes)
        {
            var end = Math.Min(start + TableLimits.MaxPropertyBytes, packed.Length);
            entity[PartName(start / TableLimits.MaxPropertyBytes)] = packed[start..end];
        }

        return entity;
    }

    /// <summary>Passes when one entity can carry <paramref name="packed"/>; <paramref name="name"/> says what it is.</summary>
    /// <exception cref="InvalidOperationException">It is more than <see cref="MaxPackedBytes"/>.</exception>
    public static void CheckSize(byte[] packed, string name)
    {
        if (packed.Length > MaxPackedBytes)
        {
            throw new InvalidOperationException(
                $"{name} is {packed.Length} bytes when packed; one table entity carries at most {MaxPackedBytes}.");
        }
    }

    /// <summary>The record that <paramref name="entity"/> carries.</summary>
    /// <exception cref="InvalidDataException">Another version wrote it, or it is damaged.</exception>
    public static T Read<T>(TableEntity entity, JsonTypeInfo<T> type) => PackedJson.Unpack(Packed(entity, typeof(T).Name), type);

    /// <summary>The bytes that <paramref name="entity"/> carries; <paramref name="name"/> says what they are.</summary>
    /// <exception cref="InvalidDataException">Another version wrote it.</exception>
    public static byte[] Packed(TableEntity entity, string name)
    {
        CheckVersion(entity, name);
        var packed = new List<byte>();
        for (var part = 0; part < MaxParts && entity.GetBinary(PartName(part)) is { } bytes; part++)
        {
            packed.AddRange(bytes);
        }

        return [.. packed];
    }

    /// <summary>Passes when this StatusMesh can read <paramref name="entity"/>; <paramref name="name"/> says what it is.</summary>
    /// <exception cref="InvalidDataException">Another version wrote it.</exception>
    public static void CheckVersion(TableEntity entity, string name)
    {
        if (entity.GetInt32(VersionColumn) is not SchemaVersion)
        {
            throw new InvalidDataException(
                $"The {name} at {entity.PartitionKey}/{entity.RowKey} has schema version {entity[VersionColumn] ?? "none"}; "
                + $"this StatusMesh reads version {SchemaVersion} only.");
        }
    }

    private static string PartName(int part) => string.Create(CultureInfo.InvariantCulture, $"P{part}");
}
