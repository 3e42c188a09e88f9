using StatusMesh.Core.Messaging;
using StatusMesh.Simulation.World;

namespace StatusMesh.Simulation.Mesh;

/// <summary>
/// Queues with the faults of a trace. A node is woken by its own messages at once and finds those of others within 2 s, as the pumps of
/// LocalHost do; votes are merged by any node.
/// </summary>
public sealed class SimulatedQueues(Trace trace, Simulator simulator, Action<int, string> probe, Action<int, string> merge)
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan HideFor = TimeSpan.FromMinutes(2);

    private long _sent;

    /// <summary>The sender of the node at <paramref name="location"/>.</summary>
    public IMessageSender Of(int location) => new Sender(this, location);

    private void Send(int sender, string queue, string text, TimeSpan delay)
    {
        if (queue == QueueNames.Alerts)
        {
            // Delivery of alerts is not simulated; they count from when they are due.
            return;
        }

        var number = _sent++;
        double Roll(int which) => Chance.Of(trace.Seed, number, which);
        var receiver = queue == QueueNames.Votes ? (int)(Roll(0) * trace.Regions) : SimulatedNode.LocationOf(queue);
        var isWoken = queue == QueueNames.Votes || (receiver == sender && delay == TimeSpan.Zero);
        var visible = simulator.Now + TimeSpan.FromSeconds(Math.Ceiling(delay.TotalSeconds));
        var arrives = visible + TimeSpan.FromSeconds(isWoken ? 0.02 + (0.18 * Roll(1)) : 0.1 + (1.9 * Roll(1)));
        if (Roll(2) < trace.Messages.Delayed)
        {
            arrives += LongestDelay * Roll(3);
        }

        var isLost = Roll(4) < trace.Messages.Lost;
        if (!isLost || Roll(5) < 0.5)
        {
            Deliver(queue, receiver, text, arrives);
        }

        if (isLost)
        {
            Deliver(queue, receiver, text, arrives + HideFor);
        }

        if (Roll(6) < trace.Messages.Duplicated)
        {
            Deliver(queue, receiver, text, arrives + TimeSpan.FromSeconds(30 * Roll(7)));
        }
    }

    private void Deliver(string queue, int receiver, string text, DateTimeOffset at) => simulator.At(at, () =>
    {
        if (queue == QueueNames.Votes)
        {
            // A silent node takes nothing off the queue: the next one does.
            var awake = Enumerable.Range(receiver, trace.Regions).Select(i => i % trace.Regions).FirstOrDefault(node => !trace.IsSilent(node, simulator.Now), -1);
            if (awake >= 0)
            {
                merge(awake, text);
                return;
            }
        }
        else if (!trace.IsSilent(receiver, simulator.Now))
        {
            probe(receiver, text);
            return;
        }

        Deliver(queue, receiver, text, trace.SilentUntil(receiver, simulator.Now)!.Value.AddSeconds(1));
    });

    private sealed class Sender(SimulatedQueues queues, int location) : IMessageSender
    {
        public int MaxMessageBytes => 48 * 1024;

        public Task SendAsync(string queue, IReadOnlyList<string> messages, CancellationToken cancellationToken) =>
            SendLaterAsync(queue, messages, TimeSpan.Zero, cancellationToken);

        public Task SendLaterAsync(string queue, IReadOnlyList<string> messages, TimeSpan delay, CancellationToken cancellationToken)
        {
            foreach (var message in messages)
            {
                queues.Send(location, queue, message, delay);
            }

            return Task.CompletedTask;
        }
    }
}
