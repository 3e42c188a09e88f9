using StatusMesh.Adapters.Tables;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.History;
using StatusMesh.Testing.Contracts;

namespace StatusMesh.UnitTests.Adapters.Tables;

public sealed class PackedHistoryTests
{
    [Fact]
    public void A_full_shard_with_five_restless_regions_takes_a_fraction_of_an_entity()
    {
        var packed = PackedHistory.Pack(Restless());
        var numbers = PackedHistory.PackNumbers(HourNumbers.Of(Restless()));

        TestContext.Current.TestOutputHelper?.WriteLine($"series {packed.Length} bytes, numbers {numbers.Length} bytes");
        Assert.InRange(packed.Length, 1, 80_000);
        Assert.InRange(numbers.Length, 1, 5_000);
    }

    [Fact]
    public void What_was_packed_comes_back()
    {
        var hour = Restless();

        Same.As(hour.Targets, PackedHistory.Unpack(PackedHistory.Pack(hour)));
        Same.As(HourNumbers.Of(hour).Targets, PackedHistory.UnpackNumbers(PackedHistory.PackNumbers(HourNumbers.Of(hour))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(1000)]
    public void What_is_damaged_is_said_to_be(int length)
    {
        var packed = PackedHistory.Pack(Restless());

        Assert.Throws<InvalidDataException>(() => PackedHistory.Unpack(packed[..length]));
        Assert.Throws<InvalidDataException>(() => PackedHistory.Unpack([.. packed[..20], .. new byte[length + 20]]));
    }

    [Fact]
    public void A_series_that_is_not_an_hour_long_is_an_error_of_the_caller()
    {
        var hour = Samples.Hour("m-00000", Samples.Time, targets: 1);

        Assert.Throws<ArgumentException>(() => PackedHistory.Pack(hour with { Targets = [hour.Targets[0] with { Verdicts = new Verdict[59] }] }));
        Assert.Throws<ArgumentException>(() => PackedHistory.Pack(hour with { Targets = [hour.Targets[0] with { Id = "7" }] }));
    }

    /// <summary>100 targets, 5 regions, and a latency that nobody can guess in every minute.</summary>
    private static HourHistory Restless()
    {
        var random = new Random(20261122);
        return new HourHistory
        {
            Shard = "m-00000",
            Hour = Samples.Time,
            IsComplete = true,
            Targets =
            [
                .. Enumerable.Range(0, 100).Select(n => new TargetHour
                {
                    Id = Samples.TargetId(n),
                    Verdicts = [.. Enumerable.Range(0, 60).Select(_ => random.Next(20) == 0 ? Verdict.Down : Verdict.Up)],
                    Regions =
                    [
                        .. Enumerable.Range(0, 5).Select(region => new RegionHour
                        {
                            Region = $"region-{region}",
                            States = [.. Enumerable.Range(0, 60).Select(_ => random.Next(20) == 0 ? MinuteState.Down : MinuteState.Up)],
                            LatenciesMs = [.. Enumerable.Range(0, 60).Select(_ => random.Next(20, 2000))],
                        }),
                    ],
                    Expected = 300,
                    Made = random.Next(290, 301),
                    Minutes = 60,
                }),
            ],
        };
    }
}
