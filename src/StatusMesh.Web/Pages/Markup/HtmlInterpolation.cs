using System.Globalization;
using System.Runtime.CompilerServices;

namespace StatusMesh.Web.Pages.Markup;

/// <summary>How an interpolated string reaches an <see cref="HtmlBuilder"/>: literals as they are, holes encoded.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlInterpolation
{
    private readonly HtmlBuilder _html;

    /// <summary>Called by the compiler.</summary>
    public HtmlInterpolation(int literalLength, int formattedCount, HtmlBuilder html)
    {
        _ = literalLength;
        _ = formattedCount;
        _html = html;
    }

    /// <summary>Called by the compiler for what stands between the holes.</summary>
    public void AppendLiteral(string literal) => _html.AppendMarkup(literal);

    /// <summary>Called by the compiler for a hole of text; null is nothing.</summary>
    public void AppendFormatted(string? text) => _html.AppendText(text ?? "");

    /// <summary>Called by the compiler for a hole of a number.</summary>
    public void AppendFormatted(int number) => _html.AppendMarkup(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Called by the compiler for a hole of a coordinate, which needs two decimals.</summary>
    public void AppendFormatted(double number) => _html.AppendMarkup(number.ToString("0.##", CultureInfo.InvariantCulture));
}
