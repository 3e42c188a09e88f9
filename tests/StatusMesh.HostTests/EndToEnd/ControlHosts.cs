using StatusMesh.Testing.Servers;

namespace StatusMesh.HostTests.EndToEnd;

/// <summary>Three web servers on this machine that the regions check themselves against.</summary>
internal sealed class ControlHosts : IAsyncDisposable
{
    private readonly RawServer[] _servers = [RawServer.WithStatus(204), RawServer.WithStatus(204), RawServer.WithStatus(204)];

    /// <summary>The argument that makes a host use them.</summary>
    public string Setting => "--Mesh:ControlHosts=" + string.Join(',', _servers.Select(server => server.Url));

    /// <summary>Their addresses as <c>LocalHost:Faults</c> takes them.</summary>
    public string Addresses => string.Join(',', _servers.Select(server => $"127.0.0.1:{server.Port}"));

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }
    }
}
