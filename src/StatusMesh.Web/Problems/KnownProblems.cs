using StatusMesh.Core.Json;
using StatusMesh.Core.Monitors;

namespace StatusMesh.Web.Problems;

/// <summary>The errors that callers can meet.</summary>
public static class KnownProblems
{
    private const string Kind = "urn:statusmesh:problem:";

    /// <summary>No URL was sent.</summary>
    public static Problem UrlMissing { get; } = BadParameter("url", "Say which site to check: /api/status?url=example.com");

    /// <summary>Nothing stands at this path.</summary>
    public static Problem NotFound { get; } = new()
    {
        Type = Kind + "not-found",
        Title = "Not found",
        Status = 404,
        Detail = "There is nothing at this address. The API begins with /api/status?url=.",
    };

    /// <summary>No monitor has the secret that a job called with.</summary>
    public static Problem HeartbeatUnknown { get; } = NotFound with { Detail = "No heartbeat monitor has this secret. Is it the one of the monitors file?" };

    /// <summary>The route is for admins, and the caller has shown no key that opens it.</summary>
    public static Problem KeyNeeded { get; } = new()
    {
        Type = Kind + "key-needed",
        Title = "A key is needed",
        Status = 401,
        Detail = "Send Authorization: Bearer and a key whose SHA-256 stands in the setting Admin:KeyHashes.",
    };

    /// <summary>The path exists, for other methods.</summary>
    public static Problem MethodNotAllowed { get; } = new()
    {
        Type = Kind + "method-not-allowed",
        Title = "Method not allowed",
        Status = 405,
        Detail = "This address answers other methods only; the header Allow names them.",
    };

    /// <summary>The tables or queues do not answer and nothing is remembered.</summary>
    public static Problem StorageAway { get; } = new()
    {
        Type = Kind + "storage-away",
        Title = "Storage is away",
        Status = 503,
        Detail = "StatusMesh cannot reach its own storage at the moment. This says nothing about the site that you asked for.",
    };

    /// <summary>A bug of ours; the log has the details.</summary>
    public static Problem Internal { get; } = new()
    {
        Type = Kind + "internal",
        Title = "Internal error",
        Status = 500,
        Detail = "Something went wrong on our side. This says nothing about the site that you asked for.",
    };

    /// <summary>A URL that may not be checked.</summary>
    public static Problem Refused(RefusalReason reason, string detail) => new()
    {
        Type = Kind + "url-refused",
        Title = "This URL is not checked",
        Status = 400,
        Detail = detail,
        Reason = Kebab.Name(reason),
    };

    /// <summary>A parameter that is missing or out of its range.</summary>
    public static Problem BadParameter(string name, string detail) => new()
    {
        Type = Kind + "parameter",
        Title = "A parameter is missing or wrong",
        Status = 400,
        Detail = detail,
        Reason = name,
    };

    /// <summary>A maintenance window that makes no sense.</summary>
    /// <param name="mistakes">A sentence for each mistake.</param>
    public static Problem WindowRefused(IReadOnlyList<string> mistakes) => new()
    {
        Type = Kind + "window-refused",
        Title = "This window makes no sense",
        Status = 400,
        Detail = string.Join(' ', mistakes),
    };

    /// <summary>The problem that stands for a bare status of the pipeline.</summary>
    public static Problem OfStatus(int status) => status switch
    {
        404 => NotFound,
        405 => MethodNotAllowed,
        >= 500 => Internal with { Status = status },
        _ => new()
        {
            Type = Kind + "request",
            Title = "The request is not accepted",
            Status = status,
            Detail = "The request is malformed or too large.",
        },
    };
}
