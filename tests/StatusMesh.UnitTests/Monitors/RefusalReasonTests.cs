using System.Text.Json;
using StatusMesh.Core.Json;
using StatusMesh.Core.Monitors;

namespace StatusMesh.UnitTests.Monitors;

public sealed class RefusalReasonTests
{
    [Fact]
    public void A_code_is_the_kebab_case_name()
    {
        Assert.Equal("too-long", Kebab.Name(RefusalReason.TooLong));
        Assert.All(
            Enum.GetValues<RefusalReason>(),
            reason => Assert.Equal(JsonNamingPolicy.KebabCaseLower.ConvertName(reason.ToString()), Kebab.Name(reason)));
    }

    [Fact]
    public void Every_reason_of_the_corpus_that_concerns_a_url_is_one_of_ours()
    {
        // What becomes of a name or a redirect is said by causes, not by reasons.
        string[] others = ["ok", "dns-error", "not-followed", "redirect-loop"];
        var codes = Enum.GetValues<RefusalReason>().Select(Kebab.Name<RefusalReason>).ToHashSet();
        Assert.All(TargetCorpus.Rows.Values.Select(row => row.Reason).Except(others), code => Assert.Contains(code, codes));
    }
}
