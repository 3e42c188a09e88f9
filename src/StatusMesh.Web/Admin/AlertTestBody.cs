namespace StatusMesh.Web.Admin;

/// <summary>Body of <c>POST /api/alerts:test</c>, which may be left out.</summary>
/// <param name="Channel">Name of the channel to try; null: all.</param>
internal sealed record AlertTestBody(string? Channel);

/// <summary>Answer of <c>POST /api/alerts:test</c>.</summary>
/// <param name="Channels">One line per channel that was tried.</param>
internal sealed record AlertTestAnswer(IReadOnlyList<AlertTestLine> Channels);

/// <summary>What came of one channel.</summary>
/// <param name="Channel">Its name.</param>
/// <param name="Delivered">True when the other side took the alert.</param>
/// <param name="Problem">What went wrong; null when nothing did.</param>
internal sealed record AlertTestLine(string Channel, bool Delivered, string? Problem);
