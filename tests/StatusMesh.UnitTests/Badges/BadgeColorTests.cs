using StatusMesh.Core.Badges;

namespace StatusMesh.UnitTests.Badges;

public sealed class BadgeColorTests
{
    [Theory]
    [InlineData("BrightGreen", "#4b0")]
    [InlineData("gray", "#555")]
    [InlineData("#ABC", "#abc")]
    [InlineData("aabbcc", "#aabbcc")]
    public void Names_and_hex_colours_are_colours(string text, string hex) => Assert.Equal(hex, BadgeColor.TryParse(text)?.Hex);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("#")]
    [InlineData("#ab")]
    [InlineData("#abcd")]
    [InlineData("#ggg")]
    [InlineData("rgb(1,2,3)")]
    [InlineData("url(#x)")]
    [InlineData("red\" onload=\"alert(1)")]
    [InlineData("\uFF11\uFF12\uFF13")] // full-width digits are digits, but not of CSS
    public void Anything_else_is_not(string? text) => Assert.Null(BadgeColor.TryParse(text));
}
