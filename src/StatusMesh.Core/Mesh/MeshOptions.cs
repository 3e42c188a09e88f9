namespace StatusMesh.Core.Mesh;

/// <summary>Who we are and who else votes: section <c>Mesh</c>.</summary>
public sealed record MeshOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Mesh";

    /// <summary>The regions of the mesh, 1..20, in the order that staggers them.</summary>
    public required IReadOnlyList<RegionOptions> Regions { get; init; }

    /// <summary>Default interval of a monitor, 5 s..1 d. Default 1 min.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// URLs of the hosts that a region checks itself against; empty turns the self-check off. The default are three hosts of
    /// unrelated owners that exist to be asked whether a network works.
    /// </summary>
    public IReadOnlyList<string> ControlHosts { get; init; } = DefaultControlHosts;

    /// <summary>What <see cref="ControlHosts"/> is when nothing is set.</summary>
    public static IReadOnlyList<string> DefaultControlHosts { get; } =
    [
        "http://connectivitycheck.gstatic.com/generate_204",
        "http://captive.apple.com/hotspot-detect.html",
        "http://www.msftconnecttest.com/connecttest.txt",
    ];

    /// <summary>Position of <paramref name="region"/> in <see cref="Regions"/>, from 0.</summary>
    /// <exception cref="ArgumentException">The mesh has no region of that name.</exception>
    public int IndexOf(string region)
    {
        for (var i = 0; i < Regions.Count; i++)
        {
            if (Regions[i].Name == region)
            {
                return i;
            }
        }

        throw new ArgumentException($"The mesh has no region '{region}'. Its regions: {string.Join(", ", Regions.Select(r => r.Name))}.", nameof(region));
    }
}
