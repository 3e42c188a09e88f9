using System.Globalization;
using StatusMesh.Core.Alerts;
using StatusMesh.Core.Incidents;
using StatusMesh.Core.Json;
using StatusMesh.Core.Maintenance;

namespace StatusMesh.Core.Settings;

/// <summary>Reads the section <c>Alerts</c>. What it refuses it names without the value wherever that may be a secret.</summary>
public static class AlertSettings
{
    private const string Section = "Alerts";
    private const string Hidden = "…";

    private static readonly Uri PagerDuty = new("https://events.pagerduty.com/v2/enqueue");

    /// <summary>When trouble becomes an incident.</summary>
    public static IncidentOptions ReadIncidents(SettingsReader settings) => new()
    {
        After = settings.Duration($"{Section}:After", TimeSpan.FromSeconds(30), TimeSpan.Zero, TimeSpan.FromHours(1)),
    };

    /// <summary>Who is told, and how often.</summary>
    public static AlertOptions ReadAlerts(SettingsReader settings)
    {
        var reminder = settings.Duration($"{Section}:Reminder", TimeSpan.FromHours(6), TimeSpan.Zero, TimeSpan.FromDays(7));
        if (reminder > TimeSpan.Zero && reminder < TimeSpan.FromMinutes(10))
        {
            settings.Refuse($"{Section}:Reminder", reminder.ToString("c", CultureInfo.InvariantCulture), "allowed is a time from 00:10:00 to 7.00:00:00, or 00:00:00 for none.");
        }

        return new AlertOptions
        {
            Reminder = reminder,
            PageUrl = ReadUrl(settings, $"{Section}:PageUrl", isSecret: false),
            Channels = [.. settings.Children($"{Section}:Channels").Select(name => ReadChannel(settings, name)).OfType<AlertChannel>()],
        };
    }

    private static AlertChannel? ReadChannel(SettingsReader settings, string name)
    {
        var key = $"{Section}:Channels:{name}";
        if (!IsName(name))
        {
            settings.Refuse(key, name, "a channel's name has 1 to 40 of a-z, 0-9 and inner hyphens.");
            return null;
        }

        var kindText = settings.Text($"{key}:Kind");
        var kind = Enum.GetValues<AlertChannelKind>().Cast<AlertChannelKind?>().FirstOrDefault(kind => Kebab.Name(kind!.Value) == kindText);
        if (kind is null)
        {
            settings.Refuse($"{key}:Kind", kindText, $"allowed are {string.Join(", ", Enum.GetValues<AlertChannelKind>().Select(Kebab.Name))}.");
            return null;
        }

        var url = kind == AlertChannelKind.Email ? null : ReadUrl(settings, $"{key}:Url", isSecret: true);
        var secret = settings.Text($"{key}:Secret");
        if (kind == AlertChannelKind.Pagerduty)
        {
            url ??= PagerDuty;
            Require(settings, $"{key}:Secret", secret, "a routing key of the Events API v2 is needed.");
        }
        else if (kind != AlertChannelKind.Email && settings.Text($"{key}:Url") is null)
        {
            settings.Refuse($"{key}:Url", null, "an http or https address is needed.");
        }

        return new AlertChannel
        {
            Name = name,
            Kind = kind.Value,
            Url = url,
            Secret = secret,
            Mail = kind == AlertChannelKind.Email ? ReadMail(settings, key) : null,
            Quiet = ReadQuiet(settings, key),
        };
    }

    private static MailSettings ReadMail(SettingsReader settings, string key)
    {
        var host = settings.Text($"{key}:Host");
        Require(settings, $"{key}:Host", host, "the name of an SMTP server is needed.");
        var from = settings.Text($"{key}:From");
        if (from is null || !IsAddress(from))
        {
            settings.Refuse($"{key}:From", from, "a mail address such as status@example.com is needed.");
        }

        var to = settings.List($"{key}:To", text => IsAddress(text) ? text : null, "a mail address such as team@example.com") ?? [];
        if (to.Count is 0 or > 20)
        {
            settings.Refuse($"{key}:To", $"{to.Count} addresses", "1 to 20 mail addresses are needed.");
        }

        return new MailSettings
        {
            Host = host ?? "",
            Port = (int)(settings.Number($"{key}:Port", 1, 65_535) ?? 587),
            User = settings.Text($"{key}:User"),
            Password = settings.Text($"{key}:Password"),
            From = from ?? "",
            To = to,
        };
    }

    private static QuietHours? ReadQuiet(SettingsReader settings, string key)
    {
        var zone = ReadZone(settings, $"{key}:Zone");
        if (settings.Text($"{key}:Quiet") is not { } text)
        {
            return null;
        }

        if (text.Split('-', StringSplitOptions.TrimEntries) is [var fromText, var toText]
            && TimeOnly.TryParseExact(fromText, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
            && TimeOnly.TryParseExact(toText, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var to)
            && from != to)
        {
            return new QuietHours(from, to, zone);
        }

        settings.Refuse($"{key}:Quiet", text, "allowed are two different times of the day, such as 22:00-07:00.");
        return null;
    }

    private static TimeZoneInfo ReadZone(SettingsReader settings, string key)
    {
        if (settings.Text(key) is not { } text)
        {
            return TimeZoneInfo.Utc;
        }

        if (TimeZones.Find(text) is { } zone)
        {
            return zone;
        }

        settings.Refuse(key, text, "allowed is a time zone such as Europe/Berlin.");
        return TimeZoneInfo.Utc;
    }

    private static Uri? ReadUrl(SettingsReader settings, string key, bool isSecret)
    {
        if (settings.Text(key) is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0)
        {
            return url;
        }

        settings.Refuse(key, isSecret ? Hidden : text, "allowed is an http or https address without user name and password.");
        return null;
    }

    private static void Require(SettingsReader settings, string key, string? value, string allowed)
    {
        if (value is null)
        {
            settings.Refuse(key, null, allowed);
        }
    }

    private static bool IsName(string name) =>
        name.Length is >= 1 and <= 40
        && name[0] != '-' && name[^1] != '-'
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static bool IsAddress(string text) =>
        text.Length <= 254 && System.Net.Mail.MailAddress.TryCreate(text, out var address) && address.Address == text && text.All(char.IsAscii);
}
