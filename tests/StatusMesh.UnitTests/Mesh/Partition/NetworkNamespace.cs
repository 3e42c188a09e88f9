using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace StatusMesh.UnitTests.Mesh.Partition;

/// <summary>A network of its own on this machine: own interfaces, routes and firewall. Sockets stay in the namespace that they were made in.</summary>
internal sealed class NetworkNamespace : IDisposable
{
    private const int NetworkKind = 0x40000000; // CLONE_NEWNET

    private NetworkNamespace(string name) => Name = name;

    /// <summary>Name of the namespace, of which links derive theirs.</summary>
    public string Name { get; }

    /// <summary>Why no namespaces can be made here; null when they can.</summary>
    public static string? Missing()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "network namespaces are a feature of Linux";
        }

        if (!Environment.IsPrivilegedProcess)
        {
            return "network namespaces want root";
        }

        try
        {
            Run("nft", "--version");
            using var probe = Create("probe");
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return $"network namespaces cannot be made here (iproute2 and nftables are needed): {e.Message}";
        }
    }

    /// <summary>A new, empty namespace.</summary>
    public static NetworkNamespace Create(string name)
    {
        var space = new NetworkNamespace($"sm{Environment.ProcessId}-{name}");
        Run("ip", $"netns add {space.Name}");
        space.Inside("ip link set lo up");
        return space;
    }

    /// <summary>Runs a command inside.</summary>
    public void Inside(string command) => Run("ip", $"netns exec {Name} {command}");

    /// <summary>A cable between two namespaces.</summary>
    public void Connect(NetworkNamespace other, string cable, string ownAddress, string otherAddress)
    {
        Run("ip", $"link add {cable}a netns {Name} type veth peer name {cable}b netns {other.Name}");
        Inside($"ip addr add {ownAddress}/30 dev {cable}a");
        Inside($"ip link set {cable}a up");
        other.Inside($"ip addr add {otherAddress}/30 dev {cable}b");
        other.Inside($"ip link set {cable}b up");
    }

    /// <summary>A socket of this namespace. It is made on a thread of its own, which is the only one that moves.</summary>
    public Socket CreateSocket()
    {
        Socket? socket = null;
        Exception? problem = null;
        var thread = new Thread(() =>
        {
            try
            {
                using var file = File.OpenHandle($"/run/netns/{Name}");
                if (SetNamespace(file.DangerousGetHandle().ToInt32(), NetworkKind) != 0)
                {
                    throw new InvalidOperationException($"setns failed with {Marshal.GetLastPInvokeError()}");
                }

                socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            }
            catch (Exception e)
            {
                problem = e;
            }
        });
        thread.Start();
        thread.Join();
        return socket ?? throw new InvalidOperationException($"No socket in {Name}.", problem);
    }

    /// <inheritdoc/>
    public void Dispose() => Run("ip", $"netns del {Name}");

    private static void Run(string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var problem = process.StandardError.ReadToEnd();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {arguments}: {problem.Trim()}");
        }
    }

    [DllImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static extern int SetNamespace(int descriptor, int kind);
}
