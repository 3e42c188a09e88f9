using System.Text;

namespace StatusMesh.Adapters.StorageQueues;

/// <summary>The limits of Azure Storage queues, enforced before anything is sent.</summary>
internal static class QueueLimits
{
    /// <summary>Longest text in UTF-8 bytes: base64 makes 64 KiB of it.</summary>
    public const int MaxMessageBytes = 48 * 1024;

    /// <summary>Most messages that one call receives.</summary>
    public const int MaxReceive = 32;

    private static readonly TimeSpan MaxHidden = TimeSpan.FromDays(7);

    /// <summary>Returns <paramref name="queue"/> when a queue may have this name: 3..63 of a-z, 0-9 and single hyphens inside.</summary>
    /// <exception cref="ArgumentException">It may not.</exception>
    public static string CheckName(string queue)
    {
        var allowed = queue.Length is >= 3 and <= 63
            && queue.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            && queue[0] != '-' && queue[^1] != '-' && !queue.Contains("--", StringComparison.Ordinal);
        return allowed
            ? queue
            : throw new ArgumentException($"\"{queue}\" is no queue name: 3 to 63 of a-z, 0-9 and single hyphens between them.", nameof(queue));
    }

    /// <summary>Passes when none of <paramref name="messages"/> is too long.</summary>
    /// <exception cref="ArgumentException">One is.</exception>
    public static void CheckMessages(IReadOnlyList<string> messages)
    {
        var longest = messages.Select(Encoding.UTF8.GetByteCount).DefaultIfEmpty().Max();
        if (longest > MaxMessageBytes)
        {
            throw new ArgumentException($"A message has at most {MaxMessageBytes} bytes; one has {longest}.", nameof(messages));
        }
    }

    /// <summary>Returns <paramref name="max"/> when one call may receive so many.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It may not.</exception>
    public static int CheckReceive(int max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(max, MaxReceive);
        return max;
    }

    /// <summary>How long a received message is hidden that <paramref name="hideFor"/> was asked for: whole seconds, at least one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or longer than 7 days.</exception>
    public static TimeSpan HiddenFor(TimeSpan hideFor) => TimeSpan.FromSeconds(Math.Max(1, WholeSeconds(hideFor).TotalSeconds));

    /// <summary><paramref name="time"/> in whole seconds, rounded up, as the service counts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or longer than 7 days.</exception>
    public static TimeSpan WholeSeconds(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(time, MaxHidden);
        return TimeSpan.FromSeconds(Math.Ceiling(time.TotalSeconds));
    }
}
