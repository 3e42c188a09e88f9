using StatusMesh.Core.Maintenance;

namespace StatusMesh.Adapters.MonitorFiles;

/// <summary>Reads a list <c>maintenance</c>. What a window must be like is decided in Core; here its mistakes get their lines.</summary>
internal sealed class WindowReader(ErrorList errors)
{
    private readonly ValueReader _values = new(errors);

    /// <summary>The windows, one or a list of at most <paramref name="most"/>.</summary>
    public IReadOnlyList<MaintenanceWindow> Read(YamlPart? part, int most) =>
        [.. _values.Items(part, "maintenance", most).Select(ReadWindow).OfType<MaintenanceWindow>()];

    private MaintenanceWindow? ReadWindow(YamlPart part)
    {
        var places = new Dictionary<string, YamlPart>(StringComparer.Ordinal);
        var unreadable = new HashSet<string>(StringComparer.Ordinal);
        if (Group(part, "", "A maintenance window", MonitorKeys.Window) is not { } settings)
        {
            return null;
        }

        var once = Group(settings["once"], "once.", "\"once\"", MonitorKeys.Once);
        var weekly = Group(settings["weekly"], "weekly.", "\"weekly\"", MonitorKeys.Weekly);
        var monthly = Group(settings["monthly"], "monthly.", "\"monthly\"", MonitorKeys.Monthly);
        var draft = new MaintenanceDraft
        {
            Title = Text("title", settings["title"]),
            Zone = Text("zone", settings["zone"]),
            For = Text("for", settings["for"]),
            Once = once is null ? null : new(Text("once.from", once["from"]), Text("once.to", once["to"])),
            Daily = Text("daily", settings["daily"]),
            Weekly = weekly is null ? null : new(Texts("weekly.days", weekly["days"]), Text("weekly.at", weekly["at"])),
            Monthly = monthly is null ? null : new(Text("monthly.day", monthly["day"]), Text("monthly.at", monthly["at"])),
            Cron = Text("cron", settings["cron"]),
        };
        switch (MaintenanceReader.Read(draft))
        {
            case MaintenanceReading.Accepted(var window):
                return unreadable.Count == 0 ? window : null;
            case MaintenanceReading.Rejected(var problems):
                // What could not even be read as a text has its error already, and a schedule that could not be read is not missing.
                foreach (var problem in problems.Where(problem => !unreadable.Contains(problem.Field) && (problem.Field.Length > 0 || unreadable.Count == 0)))
                {
                    Report(problem, PlaceOf(problem.Field));
                }

                return null;
            case var other:
                throw new InvalidOperationException($"Unknown reading {other}.");
        }

        Settings? Group(YamlPart? place, string group, string what, string[] keys)
        {
            var read = place is null ? null : Settings.Read(place, what, keys, errors);
            places[group.TrimEnd('.')] = place ?? part;
            if (place is not null && read is null)
            {
                unreadable.Add(group);
            }

            return read;
        }

        string? Text(string field, YamlPart? place)
        {
            var text = _values.Text(place, field.Split('.')[^1]);
            Note(field, place, isRead: text is not null);
            return text;
        }

        IReadOnlyList<string> Texts(string field, YamlPart? place)
        {
            var items = _values.Items(place, "days", most: 7);
            var texts = items.Select(item => _values.Text(item, "days")).OfType<string>().ToList();
            Note(field, place, isRead: texts.Count > 0 && texts.Count == items.Count);
            return texts;
        }

        void Note(string field, YamlPart? place, bool isRead)
        {
            if (place is not null)
            {
                places[field] = place;
                if (!isRead)
                {
                    unreadable.Add(field);
                }
            }
        }

        int PlaceOf(string field) => places.TryGetValue(field, out var place) ? place.Line
            : places.GetValueOrDefault(field.Split('.')[0], part).Line;
    }

    private void Report(MaintenanceProblem problem, int line)
    {
        var name = problem.Field.Length == 0 ? "A maintenance window" : $"\"{problem.Field.Split('.')[^1]}\"";
        errors.Add(line, problem.Value is null
            ? $"{name} wants {problem.Allowed}, but has none."
            : $"{name} wants {problem.Allowed}, not {ErrorList.Quote(problem.Value)}.");
    }
}
