namespace StatusMesh.Simulation.World;

/// <summary>
/// Numbers that look random and hang only on what they are asked for: the same place, host and time meet the same weather, whoever
/// asks and in whatever order.
/// </summary>
public static class Chance
{
    /// <summary>A number in [0, 1).</summary>
    public static double Of(params ReadOnlySpan<long> parts)
    {
        var state = 0x9E3779B97F4A7C15UL;
        foreach (var part in parts)
        {
            state = Mix(state + unchecked((ulong)part));
        }

        return (Mix(state) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>
    /// A number in [<paramref name="from"/>, <paramref name="to"/>], most often a small one: each doubling is as likely as the next. Rounded,
    /// so that processors with other last digits make the same.
    /// </summary>
    public static double OfScale(Random random, double from, double to) => Math.Round(from * Math.Pow(to / from, random.NextDouble()), 2);

    // SplitMix64, https://prng.di.unimi.it/splitmix64.c
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15UL;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
