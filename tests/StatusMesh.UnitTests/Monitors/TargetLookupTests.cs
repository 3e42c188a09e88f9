using Microsoft.Extensions.Time.Testing;
using StatusMesh.Adapters.InMemory;
using StatusMesh.Core.Monitors;
using StatusMesh.UnitTests.Consensus;
using StatusMesh.UnitTests.Probing;

namespace StatusMesh.UnitTests.Monitors;

public sealed class TargetLookupTests : IDisposable
{
    private readonly InMemoryMonitorStore _store = new();
    private readonly MonitorDirectory _monitors;

    public TargetLookupTests() => _monitors = new MonitorDirectory(_store, new InMemoryMaintenanceStore(), new FakeTimeProvider(Votes.Noon));

    public static IEnumerable<TheoryDataRow<int, string>> SelfRows => TargetCorpus.Rows.Values
        .Where(row => row.Stage == "policy")
        .Select(row => new TheoryDataRow<int, string>(row.Line, row.Why));

    public void Dispose() => _monitors.Dispose();

    [Fact]
    public void The_corpus_is_complete() => Assert.Equal(2, SelfRows.Count());

    [Theory]
    [MemberData(nameof(SelfRows))]
    public async Task A_url_of_the_corpus_that_is_ourselves_is_refused(int line, string why)
    {
        var row = TargetCorpus.Rows[line];

        Assert.Equal(RefusalReason.Self, await ReasonAsync(row.Url, "https://statusmesh.example.net"));
        Assert.Null(await ReasonAsync(row.Url, "https://other.example.net"));
        Assert.NotEmpty(why);
    }

    [Theory]
    [InlineData("http://status.example.com/", "https://status.example.com", true)] // what only leads to ourselves
    [InlineData("https://status.example.com:8443/", "https://status.example.com", false)]
    [InlineData("https://status.example.com:8443/", "https://STATUS.example.com:8443", true)]
    [InlineData("https://www.status.example.com/", "https://status.example.com", false)]
    [InlineData("https://93.184.216.34/", "http://93.184.216.34", true)]
    [InlineData("https://status.example.com/", "https://", false)]
    public async Task Our_own_host_and_port_are_ourselves(string url, string origin, bool isSelf) =>
        Assert.Equal(isSelf ? RefusalReason.Self : null, await ReasonAsync(url, origin));

    [Fact]
    public async Task Ourselves_may_be_asked_for_when_somebody_registered_that()
    {
        const string Url = "https://status.example.com/health";
        await _store.PutAsync(Votes.Monitor() with { Target = ProbeBench.MonitorTarget(Url) }, TestContext.Current.CancellationToken);

        Assert.Null(await ReasonAsync(Url, "https://status.example.com"));
        Assert.Equal(RefusalReason.Self, await ReasonAsync("https://status.example.com/", "https://status.example.com"));
    }

    private async Task<RefusalReason?> ReasonAsync(string url, string origin)
    {
        var lookup = new TargetLookup(_monitors, TargetPolicy.Public);
        return (await lookup.ParseAsync(url, origin, TestContext.Current.CancellationToken) as TargetParse.Rejected)?.Reason;
    }
}
