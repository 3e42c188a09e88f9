using StatusMesh.Web.Pages.Markup;
using StatusMesh.Web.Pages.Parts;

namespace StatusMesh.Web.Pages;

/// <summary>The page. It is whole without a script: app.js only asks without leaving it, and keeps times young.</summary>
public static class StatusPage
{
    private const string FirstProgress = "This takes a few seconds.";

    /// <summary>The page as an HTML document; equal models give equal documents.</summary>
    public static string Render(PageModel model)
    {
        var html = new HtmlBuilder();
        AddHead(html, model);
        AddField(html, model.Query ?? "");
        var unsettled = model.Checking || model.Answer is { Fresh: false };
        html.Add($"""<main id="result" class="wrap" aria-busy="false"{(unsettled ? " data-unsettled=yes" : "")}>""");
        AddResult(html, model);
        html.Add($"""</main><p id="live" class="unseen" role="status"></p>""");
        AddTemplates(html);
        html.Add($"""<footer class="wrap"><p>StatusMesh: it asks from every region, and the regions vote.</p></footer></body></html>""");
        return html.ToString();
    }

    private static void AddHead(HtmlBuilder html, PageModel model)
    {
        html.Add($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="description" content="Is it down for everyone, or just me? StatusMesh asks from every region and lets the regions vote.">
            <title>{Title(model)}</title>
            <link rel="canonical" href="{model.Answer?.Links.Page ?? model.BaseUrl + "/"}">
            <link rel="icon" href="{PageAssets.Href("favicon.svg")}" type="image/svg+xml">
            <link rel="stylesheet" href="{PageAssets.Href("app.css")}">
            <script src="{PageAssets.Href("app.js")}" defer></script>

            """);
        if (model.Query is not null)
        {
            html.Add($"""<meta name="robots" content="noindex">""");
        }

        if (model.Checking)
        {
            html.Add($"""<noscript><meta http-equiv="refresh" content="5"></noscript>""");
        }

        html.Add($"""</head><body data-state="{(model.Query is null ? "home" : "asked")}">""");
    }

    private static void AddField(HtmlBuilder html, string query) => html.Add($"""
        <header class="wrap top"><a class="brand" href="/"><svg viewBox="0 0 32 32" aria-hidden="true"><path d="M16 16V5M16 16l9.5 5.5M16 16l-9.5 5.5"/><circle cx="16" cy="16" r="5"/><circle cx="16" cy="5" r="3"/><circle cx="25.5" cy="21.5" r="3"/><circle cx="6.5" cy="21.5" r="3"/></svg>StatusMesh</a></header>
        <section class="wrap ask">
        <h1>Is it down for everyone, or just me?</h1>
        <form id="ask" action="/" method="get" role="search">
        <label class="unseen" for="url">Address of the site</label>
        <input id="url" name="url" type="text" inputmode="url" value="{query}" placeholder="example.com" required maxlength="2048" autocomplete="url" autocapitalize="none" autocorrect="off" spellcheck="false" enterkeyhint="go">
        <button type="submit">Check</button>
        </form>
        </section>
        """);

    private static void AddResult(HtmlBuilder html, PageModel model)
    {
        if (model.Problem is { } problem)
        {
            Notices.AddProblem(html, problem.Title, problem.Detail);
        }
        else if (model.Checking)
        {
            Notices.AddChecking(html, model.Query ?? "", FirstProgress);
        }
        else if (model.Answer is { } answer)
        {
            VerdictCard.Add(html, answer);
        }
        else
        {
            EmptyPage.Add(html, model.Monitors);
        }

        if (model.Answer is { } proof)
        {
            AddProof(html, proof, model.Checking);
        }
    }

    private static void AddProof(HtmlBuilder html, Core.Status.StatusAnswer answer, bool checking)
    {
        if (answer.Regions.Count > 0)
        {
            RegionTable.Add(html, answer, checking);
        }

        if (!checking)
        {
            AnswerFacts.Add(html, answer);
            ShareBox.Add(html, answer);
        }
    }

    /// <summary>The boxes that the script shows before the server has spoken, or when it does not.</summary>
    private static void AddTemplates(HtmlBuilder html)
    {
        html.Add($"""<template id="checking">""");
        Notices.AddChecking(html, "", FirstProgress);
        html.Add($"""</template><template id="problem">""");
        Notices.AddProblem(html, "That did not work", "The server gave no reason. Try again in a moment.");
        html.Add($"""</template><template id="offline">""");
        Notices.AddProblem(html, "StatusMesh did not answer", "Either you are offline, or this StatusMesh is. Check your connection, then ask again.");
        html.Add($"</template>");
    }

    private static string Title(PageModel model) => model switch
    {
        { Problem: { } problem } => $"{problem.Title} \u00B7 StatusMesh",
        { Checking: true } => $"Looking at {model.Query} \u00B7 StatusMesh",
        { Answer: { } answer } => $"{VerdictWords.Word(answer.Verdict)}: {PageLinks.Shown(answer.Url)} \u00B7 StatusMesh",
        _ => "StatusMesh: is it down for everyone, or just me?",
    };
}
