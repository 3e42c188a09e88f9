namespace StatusMesh.LocalHost.Azurite;

/// <summary>Listens to <c>keeper.js</c>: its first signal, and its last lines for the case that it goes wrong.</summary>
internal sealed class KeeperOutput
{
    private const int Kept = 12;

    private readonly TaskCompletionSource<KeeperSignal> _signal = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> _lines = new();
    private readonly Lock _lock = new();

    /// <summary>The first signal.</summary>
    public Task<KeeperSignal> Signal => _signal.Task;

    /// <summary>The last lines, oldest first, with line breaks; empty when it said nothing.</summary>
    public string LastLines
    {
        get
        {
            lock (_lock)
            {
                return string.Join(Environment.NewLine, _lines);
            }
        }
    }

    /// <summary>Takes a line of standard output.</summary>
    public void Hear(string line)
    {
        if (KeeperSignal.Parse(line) is { } signal)
        {
            _signal.TrySetResult(signal);
        }
        else
        {
            Keep(line);
        }
    }

    /// <summary>Takes a line of standard error.</summary>
    public void Keep(string line)
    {
        lock (_lock)
        {
            _lines.Enqueue(line);
            if (_lines.Count > Kept)
            {
                _lines.Dequeue();
            }
        }
    }
}
