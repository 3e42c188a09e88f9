namespace StatusMesh.LocalHost.Demo;

/// <summary>The page of a demo site.</summary>
internal static class DemoPage
{
    /// <summary>HTML with the text that fits the site.</summary>
    public static string Of(DemoSite site)
    {
        var (heading, text) = site.Kind switch
        {
            DemoSiteKind.Maintenance => ("We are refurbishing", "The museum's pages are closed for planned maintenance. Please come back in about two hours."),
            DemoSiteKind.Challenge => ("One moment, please", "We are checking that you are not a robot."),
            DemoSiteKind.Control => ("Here", "Yes, your connection works."),
            _ => ($"Welcome to the {site.Name.ToLowerInvariant()}", "Everything is in its place. Have a look around."),
        };

        return $$"""
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{site.Name}}</title>
            <style>
              :root { color-scheme: light dark; font: 1.1rem/1.6 system-ui, sans-serif; }
              body { display: grid; place-content: center; min-height: 100vh; margin: 0; text-align: center; }
              h1 { font-weight: 600; letter-spacing: -0.02em; margin: 0; }
              p { max-width: 32rem; opacity: 0.8; }
              small { opacity: 0.6; }
            </style>
            <h1>{{heading}}</h1>
            <p>{{text}}</p>
            <small>A demo site of StatusMesh: {{site.Story}}</small>
            </html>
            """;
    }
}
