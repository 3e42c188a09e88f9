using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace StatusMesh.Web.Pages.Markup;

/// <summary>Builds HTML from interpolated strings: what the code wrote is markup, every hole is encoded text. There is no way around the encoding.</summary>
internal sealed class HtmlBuilder
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder _html = new(16 * 1024);

    /// <summary>Appends markup with its holes encoded for elements and quoted attributes.</summary>
    public HtmlBuilder Add([InterpolatedStringHandlerArgument("")] HtmlInterpolation markup)
    {
        _ = markup;
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _html.ToString();

    /// <summary>Appends a literal of the code.</summary>
    internal void AppendMarkup(string literal) => _html.Append(literal);

    /// <summary>Appends text of anybody.</summary>
    internal void AppendText(string text) => _html.Append(Encoder.Encode(text));
}
