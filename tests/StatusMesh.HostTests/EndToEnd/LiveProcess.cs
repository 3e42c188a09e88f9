using System.Diagnostics;
using System.Globalization;

namespace StatusMesh.HostTests.EndToEnd;

/// <summary>Whether a process still runs.</summary>
internal static class LiveProcess
{
    /// <summary>True when the process of that id runs. One that has ended but was not yet collected by its parent does not.</summary>
    public static bool Is(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !OperatingSystem.IsLinux() || State(id) is not ('Z' or 'X');
        }
        catch (Exception e) when (e is ArgumentException or IOException)
        {
            return false;
        }
    }

    /// <summary>The third field of <c>/proc/[pid]/stat</c>, after the name in brackets.</summary>
    private static char State(int id)
    {
        var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
        return stat[stat.LastIndexOf(')') + 2];
    }
}
