using System.Text.Json;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Json;
using StatusMesh.Core.Probing.Batches;

namespace StatusMesh.Core.Messaging;

/// <summary>The text of messages.</summary>
public static class MessageText
{
    /// <summary>The text of a batch.</summary>
    public static string Write(ProbeBatch batch) => JsonSerializer.Serialize(batch, MessageJson.Default.ProbeBatch);

    /// <summary>The text of votes.</summary>
    public static string Write(VotesMessage votes) => JsonSerializer.Serialize(votes, MessageJson.Default.VotesMessage);

    /// <summary>Reads a batch.</summary>
    /// <exception cref="UnreadableMessageException">The text is none, or of a version that this node does not know.</exception>
    public static ProbeBatch ReadBatch(string text)
    {
        var batch = Read(text, MessageJson.Default.ProbeBatch);
        CheckVersion(batch.V, ProbeBatch.CurrentVersion);
        return batch.Targets.Count > 0 ? batch : throw new UnreadableMessageException("A batch without targets.");
    }

    /// <summary>Reads votes.</summary>
    /// <exception cref="UnreadableMessageException">The text is none, or of a version that this node does not know.</exception>
    public static VotesMessage ReadVotes(string text)
    {
        var votes = Read(text, MessageJson.Default.VotesMessage);
        CheckVersion(votes.V, VotesMessage.CurrentVersion);
        return votes;
    }

    private static T Read<T>(string text, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(text, type) ?? throw new UnreadableMessageException("The message is null.");
        }
        catch (JsonException e)
        {
            throw new UnreadableMessageException($"Not a {typeof(T).Name}: {e.Message}");
        }
    }

    private static void CheckVersion(int version, int known)
    {
        if (version != known)
        {
            throw new UnreadableMessageException($"Schema version {version}; this node knows version {known}.");
        }
    }
}
