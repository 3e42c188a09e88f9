using System.Net;
using System.Text.Json;

namespace StatusMesh.HostTests.EndToEnd;

/// <summary>An answer of <c>/api/status</c>, read off the wire.</summary>
internal sealed record Asked(HttpStatusCode Status, JsonElement Body)
{
    public string Verdict => Text(Body, "verdict")!;

    public string Answer => Text(Body, "answer")!;

    public DateTimeOffset Since => Body.GetProperty("since").GetDateTimeOffset();

    public DateTimeOffset CheckedAt => Body.GetProperty("checkedAt").GetDateTimeOffset();

    /// <summary>The check of the region that looked the longest ago.</summary>
    public DateTimeOffset OldestCheck => Regions.Min(region => region.GetProperty("checkedAt").GetDateTimeOffset());

    public IReadOnlyList<JsonElement> Regions => [.. Body.GetProperty("regions").EnumerateArray()];

    /// <summary>The votes in the order europe, americas, asia, for example <c>up up sick</c>: an abstention is shown by its reason.</summary>
    public string Votes => string.Join(' ', Regions.Select(region => Text(region, "abstention") ?? Text(region, "vote")));

    public string? CauseIn(string region) => Text(Regions.Single(one => Text(one, "region") == region), "cause");

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
