using System.Globalization;

namespace StatusMesh.LocalHost.Azurite;

/// <summary>What <c>keeper.js</c> says on its standard output.</summary>
internal abstract record KeeperSignal
{
    private KeeperSignal()
    {
    }

    /// <summary>Reads a line; null when it is not one of the keeper's.</summary>
    public static KeeperSignal? Parse(string line) => line.Split(' ', 3) switch
    {
        ["ready", var table, var queue] when Port(table) is { } tablePort && Port(queue) is { } queuePort => new Ready(tablePort, queuePort),
        ["failed", var kind, var detail] => new Failed(kind, detail),
        _ => null,
    };

    private static int? Port(string text) => ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;

    /// <summary>Both services listen.</summary>
    public sealed record Ready(int TablePort, int QueuePort) : KeeperSignal;

    /// <summary>It could not start: <c>node</c>, <c>package</c>, <c>port</c>, <c>folder</c> or <c>data</c>; <c>silent</c> when it ended or hung without a word.</summary>
    public sealed record Failed(string Kind, string Detail) : KeeperSignal;
}
