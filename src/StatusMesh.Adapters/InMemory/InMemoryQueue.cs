using System.Globalization;
using StatusMesh.Core.Messaging;

namespace StatusMesh.Adapters.InMemory;

/// <summary>One queue: messages in the order in which they become visible.</summary>
internal sealed class InMemoryQueue
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly PriorityQueue<Visit, (DateTimeOffset At, long Number)> _visits = new();
    private long _number;

    /// <summary>Adds messages that are visible from <paramref name="at"/> on.</summary>
    public void Add(IReadOnlyList<string> bodies, DateTimeOffset at)
    {
        lock (_lock)
        {
            foreach (var body in bodies)
            {
                var entry = new Entry(NextNumber(), body);
                _entries.Add(entry.Id, entry);
                Schedule(entry, at);
            }
        }
    }

    /// <summary>Delivers visible messages, which are hidden until <paramref name="hideFor"/> has passed.</summary>
    public List<ReceivedMessage> Take(int max, TimeSpan hideFor, DateTimeOffset now)
    {
        var received = new List<ReceivedMessage>();
        lock (_lock)
        {
            while (received.Count < max && _visits.TryPeek(out var visit, out var due) && due.At <= now)
            {
                _visits.Dequeue();
                if (_entries.TryGetValue(visit.Id, out var entry) && entry.Receipt == visit.Receipt)
                {
                    entry.Deliveries++;
                    Schedule(entry, now + hideFor);
                    received.Add(new ReceivedMessage
                    {
                        Id = entry.Id,
                        Receipt = entry.Receipt,
                        Body = entry.Body,
                        DeliveryCount = entry.Deliveries,
                    });
                }
            }
        }

        return received;
    }

    /// <summary>Removes a message, unless another receiver has it by now.</summary>
    public void Remove(ReceivedMessage message)
    {
        lock (_lock)
        {
            if (Held(message) is not null)
            {
                _entries.Remove(message.Id);
            }
        }
    }

    /// <summary>Makes a message visible at a time, unless another receiver has it by now.</summary>
    public void Show(ReceivedMessage message, DateTimeOffset at)
    {
        lock (_lock)
        {
            if (Held(message) is { } entry)
            {
                Schedule(entry, at);
            }
        }
    }

    private Entry? Held(ReceivedMessage message) =>
        _entries.TryGetValue(message.Id, out var entry) && entry.Receipt == message.Receipt ? entry : null;

    // A new receipt makes every earlier visit and every earlier delivery of the message void.
    private void Schedule(Entry entry, DateTimeOffset at)
    {
        entry.Receipt = NextNumber();
        _visits.Enqueue(new Visit(entry.Id, entry.Receipt), (at, _number));
    }

    private string NextNumber() => (++_number).ToString(CultureInfo.InvariantCulture);

    private readonly record struct Visit(string Id, string Receipt);

    private sealed class Entry(string id, string body)
    {
        public string Id { get; } = id;

        public string Body { get; } = body;

        public string Receipt { get; set; } = "";

        public int Deliveries { get; set; }
    }
}
