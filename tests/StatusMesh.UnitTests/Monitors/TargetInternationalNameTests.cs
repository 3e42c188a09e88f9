using System.Globalization;
using System.Text;
using StatusMesh.Core.Json;
using StatusMesh.Core.Monitors;

namespace StatusMesh.UnitTests.Monitors;

public sealed class TargetInternationalNameTests
{
    // Code points from where most letters of names come; the rest of the BMP and planes 1 to 3 are drawn as well.
    private static readonly (int First, int Last)[] Common = [(0x80, 0x2FF), (0x370, 0x6FF), (0x900, 0x10FF), (0x1780, 0x17FF), (0x3040, 0x30FF)];

    [Theory]
    [InlineData("bücher.de", "xn--bcher-kva.de")]
    [InlineData("BÜCHER.DE", "xn--bcher-kva.de")]
    [InlineData("straße.de", "xn--strae-oqa.de")] // IDNA 2008: ß is a letter of its own
    [InlineData("STRAẞE.de", "xn--strae-oqa.de")]
    [InlineData("пример.рф", "xn--e1afmkfd.xn--p1ai")]
    [InlineData("ΠΑΡΆΔΕΙΓΜΑ.ελ", "xn--hxajbheg2az3al.xn--qxam")]
    [InlineData("مثال.إختبار", "xn--mgbh0fb.xn--kgbechtv")]
    [InlineData("उदाहरण.परीक्षा", "xn--p1b6ci4b4b3a.xn--11b5bs3a9aj6g")]
    [InlineData("உதாரணம்.பரிட்சை", "xn--zkc6cc5bi7f6e.xn--hlcj6aya9esc7a")]
    [InlineData("ด้วยกัน.ไทย", "xn--12c1bq8aya6d2i.xn--o3cw4h")]
    [InlineData("例え.テスト", "xn--r8jz45g.xn--zckzah")]
    [InlineData("例子.测试", "xn--fsqu00a.xn--0zwm56d")]
    [InlineData("실례.테스트", "xn--9n2bp8q.xn--9t4b11yi5a")]
    [InlineData("𠮷野家.jp", "xn--fctt27jo60v.jp")]
    public void A_name_of_any_script_becomes_punycode(string name, string expected) => Assert.Equal(expected, HostOf(name));

    [Theory]
    [InlineData("bu\u0308cher.de")] // NFC would make it one letter
    [InlineData("\u212Aelvin.com")] // Kelvin sign
    [InlineData("\u03F4a.com")] // theta symbol
    [InlineData("a\u200Db.com")] // zero-width joiner
    [InlineData("\u0301a.com")] // starts with a mark
    [InlineData("a\u094D.com")] // a mark on a letter of no such script
    [InlineData("\u0928\u093C.com")] // NFC would make it one letter
    [InlineData("\u0E01\u0E48\u0E38.com")] // NFC would sort the marks
    [InlineData("i\u2764.ws")] // emoji: only as xn--
    [InlineData("xn--bü.de")]
    [InlineData("xn--99999999999999.de")]
    [InlineData("a\uFE0F.com")]
    [InlineData("col·legi.cat")] // a letter in IDNA 2008, taken as xn-- only
    public void A_name_that_is_not_exactly_what_people_see_is_refused(string name) => Assert.Equal("host-unicode", HostOf(name));

    [Fact]
    public void An_accepted_name_does_not_change_under_nfkc_and_is_what_the_platform_makes_of_it()
    {
        Assert.SkipWhen("e\u0301".Normalize(NormalizationForm.FormKC).Length == 2, "Globalization is invariant here: there is nothing to compare with.");

        var idn = new IdnMapping();
        var random = new Random(20_260_103);
        var accepted = 0;
        for (var i = 0; i < 100_000; i++)
        {
            var label = RandomLabel(random);
            var host = HostOf(label + ".com");
            if (!host.StartsWith("xn--", StringComparison.Ordinal))
            {
                continue;
            }

            accepted++;
            var lower = label.ToLowerInvariant();
            Assert.Equal(lower, lower.Normalize(NormalizationForm.FormKC));
            Assert.Equal(host, Encode(idn, lower + ".com") ?? host);
        }

        Assert.InRange(accepted, 10_000, 90_000);
    }

    // Null for what the platform refuses by rules that our narrower one does not have, such as the one for right-to-left labels.
    private static string? Encode(IdnMapping idn, string name)
    {
        try
        {
            return idn.GetAscii(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string RandomLabel(Random random)
    {
        var label = new StringBuilder();
        var (first, last) = random.Next(4) == 0 ? (0x80, 0x3FFFF) : Common[random.Next(Common.Length)];
        for (var length = random.Next(1, 4); length > 0; length--)
        {
            var value = random.Next(first, last + 1);
            label.Append(Rune.IsValid(value) ? new Rune(value).ToString() : "a");
        }

        return label.ToString();
    }

    private static string HostOf(string name) => TargetParser.Parse(name, TargetPolicy.Public) switch
    {
        TargetParse.Accepted accepted => accepted.Target.Host,
        TargetParse.Rejected rejected => Kebab.Name(rejected.Reason),
        _ => "",
    };
}
