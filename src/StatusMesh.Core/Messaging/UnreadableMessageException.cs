namespace StatusMesh.Core.Messaging;

/// <summary>A message that no handler can ever read. It belongs on the poison queue, once, with this message as the reason.</summary>
public sealed class UnreadableMessageException(string reason) : Exception(reason);
