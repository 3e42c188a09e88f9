using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StatusMesh.UnitTests.Alerts;

/// <summary>A request that a server got.</summary>
/// <param name="Head">Request line and fields.</param>
/// <param name="Body">Its body.</param>
internal sealed record Delivery(string Head, byte[] Body)
{
    private static readonly JsonSerializerOptions Shown = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Method, target and version.</summary>
    public string RequestLine => Head.Split("\r\n")[0];

    /// <summary>The body as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>A field's value; null when it is not there.</summary>
    public string? Header(string name) => Of(Head, name);

    /// <summary>The body is this JSON, its order included.</summary>
    public void AssertJson(string expected) =>
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(Shown), JsonNode.Parse(Encoding.UTF8.GetString(Body))!.ToJsonString(Shown));

    /// <summary>Length of the body that a head announces.</summary>
    public static int LengthOf(string head) => int.Parse(Of(head, "Content-Length") ?? "0", CultureInfo.InvariantCulture);

    private static string? Of(string head, string name) => head.Split("\r\n").Skip(1)
        .Where(line => line.StartsWith($"{name}: ", StringComparison.OrdinalIgnoreCase))
        .Select(line => line[(name.Length + 2)..])
        .SingleOrDefault();
}
