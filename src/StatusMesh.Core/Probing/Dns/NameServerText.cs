using System.Net;

namespace StatusMesh.Core.Probing.Dns;

/// <summary>Name servers as people write them: <c>9.9.9.9</c>, <c>127.0.0.1:5353</c>, <c>2620:fe::fe</c>, <c>[2620:fe::fe]:5353</c>.</summary>
public static class NameServerText
{
    private const int DefaultPort = 53;

    /// <summary>Address and port, 53 when none is named; null when <paramref name="text"/> is neither.</summary>
    public static IPEndPoint? TryParse(string text)
    {
        // Not IPAddress.TryParse first: it takes a bracketed address with a port and drops the port.
        if (!IPEndPoint.TryParse(text, out var endPoint) || (endPoint.Port == 0 && text.EndsWith(":0", StringComparison.Ordinal) && !IPAddress.TryParse(text, out _)))
        {
            return null;
        }

        return endPoint.Port == 0 ? new IPEndPoint(endPoint.Address, DefaultPort) : endPoint;
    }
}
