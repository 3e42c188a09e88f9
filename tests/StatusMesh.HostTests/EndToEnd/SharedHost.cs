using StatusMesh.HostTests.Azurite;

namespace StatusMesh.HostTests.EndToEnd;

/// <summary>One host with default storage for all tests of a class.</summary>
public class SharedHost : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private RunningHost? _host;

    /// <summary>The host.</summary>
    internal RunningHost Host
    {
        get
        {
            Assert.SkipWhen(_host is null, "The hosts of these tests are stopped by signals, which Windows has not.");
            return _host;
        }
    }

    /// <summary>Arguments beyond the usual ones.</summary>
    protected virtual string[] Arguments => [];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (!OperatingSystem.IsWindows())
        {
            _host = await RunningHost.StartAsync(_folder, Arguments);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
