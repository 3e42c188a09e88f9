using System.Collections.Frozen;
using System.Net;

namespace StatusMesh.Adapters.Dns;

/// <summary>Names and addresses that an operator wrote into the hosts file; read at the start and again when the file has changed.</summary>
public sealed class HostsFile
{
    private readonly string _path;
    private volatile Content _content = new(DateTime.MinValue, FrozenDictionary<string, IReadOnlyList<IPAddress>>.Empty);

    /// <summary>Reads the file at <paramref name="path"/>; a file that is not there holds no names.</summary>
    public HostsFile(string path)
    {
        _path = path;
        Refresh();
    }

    /// <summary>The hosts file of this machine.</summary>
    public static HostsFile OfSystem() => new(
        OperatingSystem.IsWindows()
            ? Path.Combine(Environment.SystemDirectory, "drivers", "etc", "hosts")
            : "/etc/hosts");

    /// <summary>Addresses of a name, in the order of the file; empty when the file does not name it.</summary>
    public IReadOnlyList<IPAddress> Find(string name)
    {
        Refresh();
        return _content.Names.GetValueOrDefault(name, []);
    }

    private void Refresh()
    {
        try
        {
            var changedAt = File.GetLastWriteTimeUtc(_path);
            if (changedAt != _content.ChangedAt)
            {
                _content = new Content(changedAt, Read(File.ReadLines(_path)));
            }
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            _content = new Content(DateTime.MinValue, FrozenDictionary<string, IReadOnlyList<IPAddress>>.Empty);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody is writing it: what was read before holds until the next look.
        }
    }

    private static FrozenDictionary<string, IReadOnlyList<IPAddress>> Read(IEnumerable<string> lines)
    {
        var names = new Dictionary<string, List<IPAddress>>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
        {
            var words = line.Split('#')[0].Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 2 || !IPAddress.TryParse(words[0], out var address))
            {
                continue;
            }

            foreach (var word in words[1..])
            {
                var name = word.TrimEnd('.');
                names.TryAdd(name, []);
                names[name].Add(address);
            }
        }

        return names.ToFrozenDictionary(
            pair => pair.Key, pair => (IReadOnlyList<IPAddress>)pair.Value.AsReadOnly(), StringComparer.OrdinalIgnoreCase);
    }

    private sealed record Content(DateTime ChangedAt, FrozenDictionary<string, IReadOnlyList<IPAddress>> Names);
}
