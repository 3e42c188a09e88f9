namespace StatusMesh.Web.Pages;

/// <summary>Why a question has no answer: the words of the API's problem details (RFC 9457).</summary>
/// <param name="Status">HTTP status of the page, 400..599.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Detail">What is wrong and what would be right, in a sentence or two.</param>
public sealed record PageProblem(int Status, string Title, string Detail);
