using StatusMesh.HostTests.Azurite;

namespace StatusMesh.HostTests.EndToEnd;

/// <summary>The <c>monitors.yaml</c> of a host's working folder.</summary>
internal static class MonitorsFile
{
    /// <summary>Lists <paramref name="urls"/>, all with the same interval.</summary>
    public static Task WriteAsync(TemporaryFolder folder, string interval, params string[] urls) => File.WriteAllTextAsync(
        folder["monitors.yaml"],
        string.Join('\n', ["monitors:", .. urls.Select(url => $"  - url: {url}\n    interval: {interval}")]),
        TestContext.Current.CancellationToken);
}
