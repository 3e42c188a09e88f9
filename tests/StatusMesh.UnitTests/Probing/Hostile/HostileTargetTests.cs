using StatusMesh.Core.Probing;

namespace StatusMesh.UnitTests.Probing.Hostile;

public sealed class HostileTargetTests
{
    public static IEnumerable<TheoryDataRow<string, string>> DnsIds => HostileCatalogue.Of("dns");

    public static IEnumerable<TheoryDataRow<string, string>> TcpIds => HostileCatalogue.Of("tcp");

    public static IEnumerable<TheoryDataRow<string, string>> HeadIds => HostileCatalogue.Of("http-head");

    public static IEnumerable<TheoryDataRow<string, string>> BodyIds => HostileCatalogue.Of("http-framing", "http-body");

    public static IEnumerable<TheoryDataRow<string, string>> PolicyIds => HostileCatalogue.Of("redirect", "policy", "http2");

    public static IEnumerable<TheoryDataRow<string, string>> TlsIds => HostileCatalogue.Of("tls");

    [Fact]
    public void The_catalogue_is_complete_and_every_row_belongs_to_one_of_the_tests()
    {
        Assert.Equal(149, HostileCatalogue.Rows.Count);
        Assert.Equal(149, new[] { DnsIds, TcpIds, HeadIds, BodyIds, PolicyIds, TlsIds }.Sum(ids => ids.Count()));
        Assert.All(HostileCatalogue.Decided, id => Assert.NotEmpty(HostileCatalogue.Rows[id].Why));
    }

    [Theory]
    [MemberData(nameof(DnsIds))]
    public Task A_name_that_does_not_resolve_as_it_should_is_told_apart(string id, string behaviour) => JudgeAsync(id, behaviour, DnsRows.RunAsync);

    [Theory]
    [MemberData(nameof(TcpIds))]
    public Task A_broken_connection_is_told_apart(string id, string behaviour) => JudgeAsync(id, behaviour, TcpRows.RunAsync);

    [Theory]
    [MemberData(nameof(HeadIds))]
    public Task A_broken_head_is_told_apart(string id, string behaviour) => JudgeAsync(id, behaviour, HeadRows.RunAsync);

    [Theory]
    [MemberData(nameof(BodyIds))]
    public Task A_broken_body_is_told_apart(string id, string behaviour) => JudgeAsync(id, behaviour, BodyRows.RunAsync);

    [Theory]
    [MemberData(nameof(PolicyIds))]
    public Task A_site_that_wants_something_of_us_does_not_get_it(string id, string behaviour) => JudgeAsync(id, behaviour, PolicyRows.RunAsync);

    [Theory]
    [MemberData(nameof(TlsIds))]
    public Task A_broken_handshake_is_told_apart(string id, string behaviour) => JudgeAsync(id, behaviour, TlsRows.RunAsync);

    private static async Task JudgeAsync(string id, string behaviour, Func<string, HostileBench, Task<CheckResult>> run)
    {
        var row = HostileCatalogue.Rows[id];
        Assert.SkipWhen(row.Class == "skip", row.Why);
        Assert.Equal(behaviour, row.Behaviour);
        await using var bench = new HostileBench();

        var result = await run(id, bench);

        HostileClasses.AssertAre(row, result);
        HostileFacts.AssertHold(id, result, bench);
    }
}
