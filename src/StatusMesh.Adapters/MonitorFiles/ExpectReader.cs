using System.Text.Json;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Expect;

namespace StatusMesh.Adapters.MonitorFiles;

/// <summary>Reads the group <c>expect</c>.</summary>
internal sealed class ExpectReader(ErrorList errors)
{
    private const int MostItems = 20;
    private const int LongestText = 500;
    private const int MostDays = 365;

    private readonly ValueReader _values = new(errors);

    /// <summary>The expectations; null when there are none.</summary>
    public Expectations? Read(YamlPart? part, MonitorKind kind, Target? target, RequestSettings? request)
    {
        if (part is null || Settings.Read(part, "\"expect\"", MonitorKeys.Expect(kind), errors) is not { } settings)
        {
            return null;
        }

        var certificate = settings["certificate"] is { } days ? Settings.Read(days, "\"certificate\"", MonitorKeys.Certificate, errors) : null;
        var expected = new Expectations
        {
            Status = ReadStatus(settings["status"]),
            Text = _values.Texts(settings["text"], "text", MostItems, LongestText),
            NoText = _values.Texts(settings["noText"], "noText", MostItems, LongestText),
            IgnoreCase = _values.Choice(settings["ignoreCase"], "ignoreCase", ("false", false), ("true", true)),
            Json = ReadAll(settings["json"], "json", ReadJson),
            Headers = ReadAll(settings["headers"], "headers", ReadHeader),
            Latency = _values.Duration(settings["latency"], "latency", "1ms", "10s"),
            CertificateWarnDays = _values.Whole(certificate?["warn"], "warn", 1, MostDays),
            CertificateFailDays = _values.Whole(certificate?["fail"], "fail", 1, MostDays),
        };
        CheckSense(expected, part, settings, target, request);
        return expected;
    }

    /// <summary>What can never be met, or never fail, is a mistake.</summary>
    private void CheckSense(Expectations expected, YamlPart part, Settings settings, Target? target, RequestSettings? request)
    {
        if (settings["certificate"] is { } certificate)
        {
            if (target is { IsHttps: false })
            {
                errors.Add(certificate.Line, "\"certificate\" goes with https only.");
            }

            if (expected.CertificateFailDays >= expected.CertificateWarnDays)
            {
                errors.Add(certificate.Line, "\"fail\" wants fewer days than \"warn\".");
            }
        }

        if (expected.NeedsBody && request?.Method == RequestMethod.Head)
        {
            errors.Add(part.Line, "Answers to HEAD have no body, so \"text\", \"noText\" and \"json\" cannot be met.");
        }
    }

    private StatusSet? ReadStatus(YamlPart? part)
    {
        if (part is null)
        {
            return null;
        }

        var text = part is YamlPart.Sequence list
            ? string.Join(", ", list.Items.Select(item => item is YamlPart.Scalar scalar ? scalar.Text : "?"))
            : _values.Text(part, "status");
        var set = text is null ? null : StatusSet.TryParse(text);
        if (text is not null && set is null)
        {
            errors.Add(part.Line, $"\"status\" wants 1 to 20 statuses such as 200, 3xx or 401-403, not {ErrorList.Quote(text)}.");
        }

        return set;
    }

    private List<T> ReadAll<T>(YamlPart? part, string key, Func<YamlPart, T?> read)
        where T : class =>
        [.. _values.Items(part, key, MostItems).Select(read).OfType<T>()];

    /// <summary>A path alone, or a group with what must stand there.</summary>
    private JsonExpectation? ReadJson(YamlPart part)
    {
        var settings = part is YamlPart.Mapping ? Settings.Read(part, "\"json\"", MonitorKeys.Json, errors)! : null;
        var place = settings is null ? part : settings["path"];
        if (place is null)
        {
            errors.Add(part.Line, "This entry of \"json\" has no \"path\".");
            return null;
        }

        if (_values.Text(place, settings is null ? "json" : "path") is not { } path)
        {
            return null;
        }

        if (JsonPath.TryParse(path) is null)
        {
            errors.Add(place.Line, $"The path {ErrorList.Quote(path)} is none such as status, $.checks[0].ok or checks[\"is ok\"].");
            return null;
        }

        return settings?["equals"] is not { } equals ? new JsonExpectation(path, null)
            : JsonOf(equals) is { } json ? new JsonExpectation(path, json)
            : null;
    }

    /// <summary>A value as JSON text: plain numbers, true, false and null are themselves, everything else is a string.</summary>
    private string? JsonOf(YamlPart part)
    {
        if (part is YamlPart.Scalar { Plain: true } plain && (plain.Text is "true" or "false" or "null" || IsNumber(plain.Text)))
        {
            return plain.Text;
        }

        return _values.Text(part, "equals") is not { } text ? null
            : text.Length <= LongestText ? $"\"{JsonEncodedText.Encode(text)}\""
            : Refuse<string>(part, $"\"equals\" wants at most {LongestText} characters.");
    }

    private static bool IsNumber(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Number;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>A name alone, or a group with what the field must say.</summary>
    private HeaderExpectation? ReadHeader(YamlPart part)
    {
        var settings = part is YamlPart.Mapping ? Settings.Read(part, "\"headers\"", MonitorKeys.Header, errors)! : null;
        var place = settings is null ? part : settings["name"];
        if (place is null)
        {
            return Refuse<HeaderExpectation>(part, "This entry of \"headers\" has no \"name\".");
        }

        if (_values.Text(place, settings is null ? "headers" : "name") is not { } name)
        {
            return null;
        }

        return HeaderRules.IsName(name)
            ? new HeaderExpectation(
                name.ToLowerInvariant(),
                _values.Line(settings?["equals"], "equals", LongestText),
                _values.Line(settings?["contains"], "contains", LongestText))
            : Refuse<HeaderExpectation>(place, $"{ErrorList.Quote(name)} is no name of a header field: letters, digits and hyphens are allowed.");
    }

    private T? Refuse<T>(YamlPart part, string message)
        where T : class
    {
        errors.Add(part.Line, message);
        return null;
    }
}
