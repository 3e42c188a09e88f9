namespace StatusMesh.Core.Status;

/// <summary>One thing to do.</summary>
/// <param name="Title">What to do, in a few words.</param>
/// <param name="Detail">How, and why it may help.</param>
public sealed record AdviceStep(string Title, string Detail);
