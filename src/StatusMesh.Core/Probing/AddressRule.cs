using System.Net;
using StatusMesh.Core.Monitors;

namespace StatusMesh.Core.Probing;

/// <summary>Which addresses are public.</summary>
public static class AddressRule
{
    /// <summary>Null when <paramref name="address"/> is public, else why it is not.</summary>
    public static RefusalReason? Refuses(IPAddress address) => throw new NotImplementedException();
}
