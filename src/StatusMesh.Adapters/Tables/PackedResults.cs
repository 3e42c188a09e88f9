using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Batches;

namespace StatusMesh.Adapters.Tables;

/// <summary>Batches of results in packed form.</summary>
internal static class PackedResults
{
    private static readonly Dictionary<string, string> NoHeaders = [];

    /// <summary>The packed form of <paramref name="results"/>; without headers, bodies and redirects when it would not fit into one entity with them.</summary>
    /// <exception cref="InvalidOperationException">It does not fit without them either.</exception>
    public static byte[] Pack(BatchResults results)
    {
        var packed = PackedJson.Pack(results, StoredJson.Default.BatchResults);
        if (packed.Length > PackedEntity.MaxPackedBytes)
        {
            packed = PackedJson.Pack(
                results with { Results = [.. results.Results.Select(WithoutEvidence)] }, StoredJson.Default.BatchResults);
            PackedEntity.CheckSize(packed, $"Batch {results.BatchId}");
        }

        return packed;
    }

    /// <summary>What <see cref="Pack"/> packed.</summary>
    public static BatchResults Unpack(byte[] packed) => PackedJson.Unpack(packed, StoredJson.Default.BatchResults);

    private static CheckResult WithoutEvidence(CheckResult result) => result with
    {
        Headers = NoHeaders,
        BodyStart = null,
        Redirects = [],
        OtherFamily = result.OtherFamily is { } other ? WithoutEvidence(other) : null,
        FirstLook = result.FirstLook is { } first ? WithoutEvidence(first) : null,
    };
}
