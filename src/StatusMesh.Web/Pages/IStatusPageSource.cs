namespace StatusMesh.Web.Pages;

/// <summary>Where the page gets its answers.</summary>
public interface IStatusPageSource
{
    /// <summary>
    /// What to show for a question. It may wait a few seconds for a first verdict, so that the page answers without a script;
    /// expected failures (a refused URL, a limit, storage away) are a <see cref="PageModel.Problem"/>, not an exception.
    /// </summary>
    /// <param name="query">What the visitor typed, trimmed; null for the empty page.</param>
    /// <param name="cancellationToken">The visitor has gone.</param>
    Task<PageModel> AnswerAsync(string? query, CancellationToken cancellationToken);
}
