using StatusMesh.Core.Badges;
using StatusMesh.Core.Consensus;

namespace StatusMesh.UnitTests.Badges;

public sealed class StatusBadgeTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(Verdict.Up, "up", "brightgreen")]
    [InlineData(Verdict.Degraded, "degraded", "yellow")]
    [InlineData(Verdict.Regional, "regional", "orange")]
    [InlineData(Verdict.Down, "down", "red")]
    [InlineData(Verdict.Blocked, "blocked", "lightgrey")]
    [InlineData(Verdict.Maintenance, "maintenance", "blue")]
    [InlineData(Verdict.Unknown, "unknown", "lightgrey")]
    public void A_fresh_verdict_has_its_word_and_colour(Verdict verdict, string message, string color)
    {
        var badge = StatusBadge.For(verdict, TimeSpan.Zero, Minute, null);

        Assert.Equal("status", badge.Label);
        Assert.Equal(message, badge.Message);
        Assert.Equal(BadgeColor.TryParse(color), badge.Color);
    }

    [Theory]
    [InlineData(60, 180, "up")]
    [InlineData(60, 181, "stale 3m")]
    [InlineData(60, 14 * 60, "stale 14m")]
    [InlineData(60, 3600, "stale 1h")]
    [InlineData(60, 3601, "unknown")]
    [InlineData(5, 15, "up")]
    [InlineData(5, 16, "stale 16s")]
    [InlineData(5, 3601, "unknown")] // an hour, because ten intervals of 5 s are sooner
    [InlineData(3600, 3 * 3600, "up")]
    [InlineData(3600, (3 * 3600) + 1, "stale 3h")]
    [InlineData(3600, (10 * 3600) + 1, "unknown")]
    [InlineData(86400, 9 * 86400, "stale 9d")]
    public void A_badge_decays_with_the_age_of_its_votes(int intervalSeconds, int ageSeconds, string message) =>
        Assert.Equal(message, StatusBadge.For(Verdict.Up, TimeSpan.FromSeconds(ageSeconds), TimeSpan.FromSeconds(intervalSeconds), null).Message);

    [Fact]
    public void A_stale_badge_is_never_green()
    {
        for (var age = TimeSpan.FromSeconds(181); age < TimeSpan.FromHours(3); age += TimeSpan.FromSeconds(37))
        {
            Assert.Equal(BadgeColor.LightGrey, StatusBadge.For(Verdict.Up, age, Minute, null).Color);
        }
    }

    [Fact]
    public void A_verdict_that_no_region_voted_for_is_unknown() => Assert.Equal("unknown", StatusBadge.For(Verdict.Up, null, Minute, null).Message);

    [Fact]
    public void A_label_may_be_chosen_and_may_be_empty()
    {
        Assert.Equal("my site", StatusBadge.For(Verdict.Up, TimeSpan.Zero, Minute, "my site").Label);
        Assert.Equal("", StatusBadge.Missing("").Label);
    }

    [Fact]
    public void What_cannot_be_answered_is_grey_too()
    {
        Assert.Equal(("?", BadgeColor.LightGrey), (StatusBadge.Missing(null).Message, StatusBadge.Missing(null).Color));
        Assert.Equal(("refused", BadgeColor.LightGrey), (StatusBadge.Refused(null).Message, StatusBadge.Refused(null).Color));
    }
}
