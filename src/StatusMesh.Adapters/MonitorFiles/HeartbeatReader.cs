using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Heartbeats;

namespace StatusMesh.Adapters.MonitorFiles;

/// <summary>Reads the group <c>heartbeat</c>. An id and a secret stand in a file once. No message repeats a secret, nor what might be one in a wrong place.</summary>
internal sealed class HeartbeatReader(TargetPolicy policy, ErrorList errors)
{
    private static readonly TimeSpan LeastGrace = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _secrets = new(StringComparer.Ordinal);
    private readonly ValueReader _values = new(errors);

    /// <summary>The target and what its job promises; nulls when something of it is missing or wrong.</summary>
    public (Target? Target, HeartbeatSettings? Settings) Read(YamlPart monitor, YamlPart? part)
    {
        if (part is null)
        {
            errors.Add(monitor.Line, "This monitor has no \"heartbeat\".");
            return (null, null);
        }

        if (Settings.Read(part, "\"heartbeat\"", MonitorKeys.Heartbeat, errors) is not { } settings)
        {
            return (null, null);
        }

        var id = ReadText(part, settings, "id", HeartbeatRules.IsId, $"1 to {HeartbeatRules.LongestId} characters of a-z, 0-9 and -");
        var secret = ReadText(
            part, settings, "secret", HeartbeatRules.IsSecret, $"{HeartbeatRules.ShortestSecret} to {HeartbeatRules.LongestSecret} characters of A-Z, a-z, 0-9, - and _");
        var hash = secret is null ? null : HeartbeatSettings.HashOf(secret);
        var every = ReadTime(Require(part, settings, "every"), "every", "10s", "31d");
        var grace = ReadTime(settings["grace"], "grace", "0s", "7d");
        var areNew = IsNew(settings["id"], id, _ids, "id") & IsNew(settings["secret"], hash, _secrets, "secret");
        return areNew && every is { } time
            ? (TargetOf(id!), new HeartbeatSettings { SecretHash = hash!, Every = time, Grace = grace ?? GraceOf(time) })
            : (null, null);
    }

    /// <summary>A tenth of the time between two calls, but enough for one that has to be repeated.</summary>
    private static TimeSpan GraceOf(TimeSpan every) => every / 10 > LeastGrace ? every / 10 : LeastGrace;

    private YamlPart? Require(YamlPart group, Settings settings, string key)
    {
        if (settings[key] is null)
        {
            errors.Add(group.Line, $"\"heartbeat\" has no \"{key}\".");
        }

        return settings[key];
    }

    private string? ReadText(YamlPart group, Settings settings, string key, Func<string, bool> isRight, string allowed)
    {
        if (Require(group, settings, key) is not { } part || _values.Text(part, key) is not { } text)
        {
            return null;
        }

        if (isRight(text))
        {
            return text;
        }

        errors.Add(part.Line, $"\"{key}\" wants {allowed}.");
        return null;
    }

    /// <summary>A time; what is as long as a secret is none, and not repeated either.</summary>
    private TimeSpan? ReadTime(YamlPart? part, string key, string least, string most)
    {
        if (part is not YamlPart.Scalar { Text.Length: >= HeartbeatRules.ShortestSecret })
        {
            return _values.Duration(part, key, least, most);
        }

        errors.Add(part.Line, $"\"{key}\" wants a time from {least} to {most}.");
        return null;
    }

    private bool IsNew(YamlPart? part, string? value, Dictionary<string, int> lines, string key)
    {
        if (value is null || lines.TryAdd(value, part!.Line))
        {
            return value is not null;
        }

        errors.Add(part.Line, $"This {key} is the same as in line {lines[value]}; each heartbeat wants its own.");
        return false;
    }

    private Target TargetOf(string id) => MonitorTargetParser.Parse($"{MonitorTargetParser.Heartbeat}://{id}", policy) is TargetParse.Accepted accepted
        ? accepted.Target
        : throw new InvalidOperationException("An id that may be one is a target.");
}
