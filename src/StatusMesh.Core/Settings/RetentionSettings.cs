using StatusMesh.Core.Retention;

namespace StatusMesh.Core.Settings;

/// <summary>Reads the section <c>Retention</c>.</summary>
public static class RetentionSettings
{
    /// <summary>How long things are kept.</summary>
    public static RetentionOptions Read(SettingsReader settings)
    {
        var defaults = new RetentionOptions();
        return new RetentionOptions
        {
            // History is rolled up from results for days after a node was away; and a page shows 90 days.
            Results = settings.Duration("Retention:Results", defaults.Results, TimeSpan.FromDays(2), TimeSpan.FromDays(400)),
            History = settings.Duration("Retention:History", defaults.History, TimeSpan.FromDays(91), TimeSpan.FromDays(3650)),
        };
    }
}
