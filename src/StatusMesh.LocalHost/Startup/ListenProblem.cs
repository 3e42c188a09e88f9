using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace StatusMesh.LocalHost.Startup;

/// <summary>Says in words why the web server cannot listen.</summary>
public static class ListenProblem
{
    /// <summary>The problem behind <paramref name="exception"/>, which starting the web server threw; null when it is another one.</summary>
    public static StartupProblem? Of(Exception exception) => exception switch
    {
        IOException { InnerException: AddressInUseException } busy => new StartupProblem(
            busy.Message, "Stop the program that listens there, or choose another address with --urls http://localhost:<port>."),
        SocketException { SocketErrorCode: SocketError.AccessDenied } => new StartupProblem(
            "This user may not listen on that port.", "Choose a port above 1023 with --urls http://localhost:<port>."),
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => new StartupProblem(
            "This machine does not have the address to listen on.", "Choose another address with --urls http://localhost:<port>."),
        _ => null,
    };
}
