using System.Globalization;
using System.Text;

namespace StatusMesh.Core.Badges;

/// <summary>Draws a badge in the flat style that READMEs know: for ASCII texts byte for byte what badge-maker 6 draws.</summary>
public static class FlatBadge
{
    /// <summary>Widest badge, in pixels.</summary>
    public const int MaxWidth = 600;

    /// <summary>Longest badge, in bytes of UTF-8.</summary>
    public const int MaxBytes = 4000;

    /// <summary>Bytes that are left for both texts, of which each stands five times in the SVG: title, aria-label, three drawings.</summary>
    private const int TextBytes = (MaxBytes - 1300) / 5;

    /// <summary>Space on the left and right of both texts together, in pixels, with two for rounding to odd widths.</summary>
    private const int Padding = 22;

    private const int MessageBytes = 260;
    private const int MessageWidth = 280;
    private const string LabelFill = "#555";

    /// <summary>The badge as an SVG document, at most <see cref="MaxBytes"/> long and <see cref="MaxWidth"/> wide. Longer texts are cut, the label first.</summary>
    public static string Render(BadgeContent content)
    {
        var message = BadgeText.Fit(content.Message, MessageBytes, MessageWidth);
        var label = BadgeText.Fit(content.Label, TextBytes - message.Bytes, MaxWidth - Padding - message.Pixels);
        var labelWidth = label.IsEmpty ? 0 : label.Pixels + 10;
        var messageWidth = message.Pixels + 10;
        var fill = content.Color.Hex;

        var svg = new StringBuilder(MaxBytes);
        AppendFrame(svg, label.IsEmpty ? message.Escaped : $"{label.Escaped}: {message.Escaped}", labelWidth, messageWidth, label.IsEmpty ? fill : LabelFill, fill);
        svg.Append("<g fill=\"#fff\" text-anchor=\"middle\" font-family=\"Verdana,Geneva,DejaVu Sans,sans-serif\" text-rendering=\"geometricPrecision\" font-size=\"110\">");
        AppendText(svg, label, 60 + (label.Pixels * 5), bright: false);
        AppendText(svg, message, (labelWidth * 10) + (label.IsEmpty ? 50 : 40) + (message.Pixels * 5), content.Color.IsBright);
        return svg.Append("</g></svg>").ToString();
    }

    private static void AppendFrame(StringBuilder svg, string title, int labelWidth, int messageWidth, string labelFill, string messageFill)
    {
        var width = labelWidth + messageWidth;
        svg.Append(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="20" role="img" aria-label="{title}"><title>{title}</title>""");
        svg.Append("""<filter id="blur"><feGaussianBlur stdDeviation="16"/></filter>""");
        svg.Append("""<linearGradient id="s" x2="0" y2="100%"><stop offset="0" stop-color="#bbb" stop-opacity=".1"/><stop offset="1" stop-opacity=".1"/></linearGradient>""");
        svg.Append(CultureInfo.InvariantCulture, $"""<clipPath id="r"><rect width="{width}" height="20" rx="3"/></clipPath><g clip-path="url(#r)">""");
        svg.Append(CultureInfo.InvariantCulture, $"""<rect width="{labelWidth}" height="20" fill="{labelFill}"/><rect x="{labelWidth}" width="{messageWidth}" height="20" fill="{messageFill}"/>""");
        svg.Append(CultureInfo.InvariantCulture, $"""<rect width="{width}" height="20" fill="url(#s)"/></g>""");
    }

    /// <summary>Draws a text over its soft shadow; <paramref name="middle"/> and lengths are in tenths of a pixel.</summary>
    private static void AppendText(StringBuilder svg, BadgeText text, int middle, bool bright)
    {
        if (text.IsEmpty)
        {
            return;
        }

        var length = text.Pixels * 10;
        svg.Append(CultureInfo.InvariantCulture, $"""<g transform="scale(.1)"><g aria-hidden="true" fill="{(bright ? "#ccc" : "#010101")}">""");
        svg.Append(CultureInfo.InvariantCulture, $"""<text x="{middle}" y="150" fill-opacity=".8" filter="url(#blur)" textLength="{length}">{text.Escaped}</text>""");
        svg.Append(CultureInfo.InvariantCulture, $"""<text x="{middle}" y="150" fill-opacity=".3" textLength="{length}">{text.Escaped}</text></g>""");
        svg.Append(CultureInfo.InvariantCulture, $"""<text x="{middle}" y="140" textLength="{length}"{(bright ? " fill=\"#333\"" : "")}>{text.Escaped}</text></g>""");
    }
}
