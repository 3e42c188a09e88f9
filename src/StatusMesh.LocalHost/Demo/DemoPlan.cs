namespace StatusMesh.LocalHost.Demo;

/// <summary>The demo sites in the order of their ports.</summary>
internal static class DemoPlan
{
    public static IReadOnlyList<DemoSite> From(int firstPort) =>
    [
        .. All.Select((site, index) => new DemoSite(site.Name, new Uri($"http://{site.Host}.localhost:{firstPort + index}/"), site.Kind, site.Story)),
    ];

    private static (string Host, string Name, DemoSiteKind Kind, string Story)[] All { get; } =
    [
        ("shop", "Corner shop", DemoSiteKind.Healthy, "Answers at once, wherever you ask from."),
        ("library", "Town library", DemoSiteKind.Slow, "Is up, but takes its time to answer."),
        ("tickets", "Ticket office", DemoSiteKind.BadGateway, "The proxy in front is fine; the application behind it is not."),
        ("radio", "Radio archive", DemoSiteKind.Regional, "Is up, but one region cannot reach it."),
        ("museum", "City museum", DemoSiteKind.Maintenance, "Is closed for planned work and says when it will be back."),
        ("forum", "Garden forum", DemoSiteKind.Challenge, "Lets people in, but asks robots to prove themselves."),
        ("control-1", "Control host 1", DemoSiteKind.Control, "The regions check their own connection against it."),
        ("control-2", "Control host 2", DemoSiteKind.Control, "The regions check their own connection against it."),
        ("control-3", "Control host 3", DemoSiteKind.Control, "The regions check their own connection against it."),
    ];
}
