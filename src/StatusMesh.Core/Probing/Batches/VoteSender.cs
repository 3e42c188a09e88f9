using System.Text;
using StatusMesh.Core.Consensus;
using StatusMesh.Core.Messaging;

namespace StatusMesh.Core.Probing.Batches;

/// <summary>Sends the votes of a batch, in one message if they fit.</summary>
internal static class VoteSender
{
    public static Task SendAsync(
        IMessageSender sender, ProbeBatch batch, SelfCheckResult? selfCheck, IReadOnlyList<TargetVote> votes, CancellationToken cancellationToken)
    {
        var messages = new List<string>();
        Split(votes, part => MessageText.Write(new VotesMessage
        {
            Region = batch.Region,
            Shard = batch.Shard,
            Tick = batch.Tick,
            Reason = batch.Reason,
            SelfCheck = selfCheck,
            Votes = part,
        }));
        return sender.SendAsync(QueueNames.Votes, messages, cancellationToken);

        void Split(IReadOnlyList<TargetVote> part, Func<IReadOnlyList<TargetVote>, string> write)
        {
            var text = write(part);
            if (part.Count == 1 || Encoding.UTF8.GetByteCount(text) <= sender.MaxMessageBytes)
            {
                messages.Add(text);
                return;
            }

            Split([.. part.Take(part.Count / 2)], write);
            Split([.. part.Skip(part.Count / 2)], write);
        }
    }
}
