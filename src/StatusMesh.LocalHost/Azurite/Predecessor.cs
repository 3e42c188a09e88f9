using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace StatusMesh.LocalHost.Azurite;

/// <summary>
/// The Azurite of a host that was killed: it still writes its data for a moment. A host that starts again at once must wait for it,
/// or two of them would write the same files.
/// </summary>
internal static class Predecessor
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Waits until the Azurite that last used <paramref name="dataFolder"/> has ended, at most 10 s.</summary>
    public static async Task WaitAsync(string dataFolder, CancellationToken cancellationToken)
    {
        if (Read(dataFolder) is not { } id)
        {
            return;
        }

        try
        {
            using var process = Process.GetProcessById(id);
            if (process.ProcessName == "node")
            {
                await process.WaitForExitAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception or TimeoutException)
        {
            // Gone already, or the number now belongs to somebody else's process.
        }
    }

    /// <summary>Notes the Azurite that uses <paramref name="dataFolder"/> now.</summary>
    public static void Remember(string dataFolder, int processId) =>
        File.WriteAllText(FileIn(dataFolder), processId.ToString(CultureInfo.InvariantCulture));

    /// <summary>Notes that the Azurite with this process id has ended.</summary>
    public static void Forget(string dataFolder, int processId)
    {
        if (Read(dataFolder) == processId)
        {
            File.Delete(FileIn(dataFolder));
        }
    }

    private static int? Read(string dataFolder) =>
        File.Exists(FileIn(dataFolder))
        && int.TryParse(File.ReadAllText(FileIn(dataFolder)), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;

    private static string FileIn(string dataFolder) => Path.Combine(dataFolder, "azurite.pid");
}
