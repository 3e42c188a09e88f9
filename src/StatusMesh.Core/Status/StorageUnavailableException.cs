namespace StatusMesh.Core.Status;

/// <summary>The tables or queues do not answer, or answer that they are busy. Nothing is lost: what was to be stored comes again from a queue.</summary>
public sealed class StorageUnavailableException(string message, Exception inner) : Exception(message, inner);
