using System.IO.Compression;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.History;

namespace StatusMesh.Adapters.Tables;

/// <summary>
/// Hours in binary form under brotli. Series: names of regions; per target id, demo flag, checks, 60 verdicts and per region 60
/// states (two to a byte) and 60 latencies (7 bits to a byte). Numbers: per target id, five numbers and the demo flag.
/// </summary>
internal static class PackedHistory
{
    private const int IdBytes = 32;

    /// <summary>The minute series of <paramref name="hour"/>.</summary>
    public static byte[] Pack(HourHistory hour) => Compress(writer =>
    {
        var names = hour.Targets.SelectMany(target => target.Regions).Select(region => region.Region).Distinct().ToList();
        writer.Write7BitEncodedInt(names.Count);
        names.ForEach(writer.Write);
        writer.Write7BitEncodedInt(hour.Targets.Count);
        foreach (var target in hour.Targets)
        {
            WriteId(writer, target.Id);
            writer.Write(target.Demo);
            writer.Write7BitEncodedInt(target.Expected);
            writer.Write7BitEncodedInt(target.Made);
            writer.Write7BitEncodedInt(target.Minutes);
            WriteHalves(writer, [.. target.Verdicts.Select(verdict => (byte)verdict)]);
            writer.Write7BitEncodedInt(target.Regions.Count);
            foreach (var region in target.Regions)
            {
                writer.Write7BitEncodedInt(names.IndexOf(region.Region));
                WriteHalves(writer, [.. region.States.Select(state => (byte)state)]);
                foreach (var latency in region.LatenciesMs)
                {
                    writer.Write7BitEncodedInt(latency);
                }
            }
        }
    });

    /// <summary>The targets that <see cref="Pack"/> packed.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static IReadOnlyList<TargetHour> Unpack(byte[] packed) => Decompress(packed, reader =>
    {
        var names = Many(reader, reader.ReadString);
        return Many(reader, () => new TargetHour
        {
            Id = ReadId(reader),
            Demo = reader.ReadBoolean(),
            Expected = reader.Read7BitEncodedInt(),
            Made = reader.Read7BitEncodedInt(),
            Minutes = reader.Read7BitEncodedInt(),
            Verdicts = [.. ReadHalves(reader).Select(half => (Verdict)half)],
            Regions = Many(reader, () => new RegionHour
            {
                Region = names[reader.Read7BitEncodedInt()],
                States = [.. ReadHalves(reader).Select(half => (MinuteState)half)],
                LatenciesMs = [.. Enumerable.Range(0, HourClock.Minutes).Select(_ => reader.Read7BitEncodedInt())],
            }),
        });
    });

    /// <summary>The numbers of an hour.</summary>
    public static byte[] PackNumbers(HourNumbers hour) => Compress(writer =>
    {
        writer.Write7BitEncodedInt(hour.Targets.Count);
        foreach (var (id, numbers) in hour.Targets)
        {
            WriteId(writer, id);
            foreach (var number in new[] { numbers.Up, numbers.Down, numbers.Expected, numbers.Made, numbers.Minutes })
            {
                writer.Write7BitEncodedInt(number);
            }

            writer.Write(numbers.Demo);
        }
    });

    /// <summary>The numbers by target id that <see cref="PackNumbers"/> packed.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static IReadOnlyDictionary<string, UptimeNumbers> UnpackNumbers(byte[] packed) => Decompress(
        packed,
        reader => Many(reader, () => (Id: ReadId(reader), Numbers: new UptimeNumbers(
            reader.Read7BitEncodedInt(),
            reader.Read7BitEncodedInt(),
            reader.Read7BitEncodedInt(),
            reader.Read7BitEncodedInt(),
            reader.Read7BitEncodedInt(),
            reader.ReadBoolean()))).ToDictionary(target => target.Id, target => target.Numbers));

    private static byte[] Compress(Action<BinaryWriter> write)
    {
        using var packed = new MemoryStream();
        using (var writer = new BinaryWriter(new BrotliStream(packed, CompressionLevel.Optimal)))
        {
            write(writer);
        }

        return packed.ToArray();
    }

    private static T Decompress<T>(byte[] packed, Func<BinaryReader, T> read)
    {
        try
        {
            using var reader = new BinaryReader(new BufferedStream(new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress)));
            return read(reader);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new InvalidDataException($"What is stored is not packed history: {e.Message}", e);
        }
    }

    private static List<T> Many<T>(BinaryReader reader, Func<T> read) => [.. Enumerable.Range(0, reader.Read7BitEncodedInt()).Select(_ => read())];

    private static void WriteId(BinaryWriter writer, string id) =>
        writer.Write(id.Length == 2 * IdBytes ? Convert.FromHexString(id) : throw new ArgumentException($"{id} is no target id."));

    private static string ReadId(BinaryReader reader) => Convert.ToHexStringLower(reader.ReadBytes(IdBytes));

    private static void WriteHalves(BinaryWriter writer, byte[] values)
    {
        if (values.Length != HourClock.Minutes)
        {
            throw new ArgumentException($"A series has {HourClock.Minutes} minutes; this one has {values.Length}.", nameof(values));
        }

        for (var i = 0; i < values.Length; i += 2)
        {
            writer.Write((byte)(values[i] | (values[i + 1] << 4)));
        }
    }

    private static IEnumerable<int> ReadHalves(BinaryReader reader) =>
        reader.ReadBytes(HourClock.Minutes / 2).SelectMany(pair => new[] { pair & 15, pair >> 4 });
}
