namespace StatusMesh.Core.History;

/// <summary>What uptime and coverage of some span are worked out from.</summary>
/// <param name="Up">Minutes that count as up.</param>
/// <param name="Down">Minutes that count as down.</param>
/// <param name="Expected">Checks that were due.</param>
/// <param name="Made">Checks that were due and made.</param>
/// <param name="Minutes">Minutes that <paramref name="Expected"/> stands for.</param>
/// <param name="Demo">True when any of it is made up for the demo.</param>
public readonly record struct UptimeNumbers(int Up, int Down, int Expected, int Made, int Minutes, bool Demo)
{
    /// <summary>The numbers of one hour.</summary>
    public static UptimeNumbers Of(TargetHour hour) => new(
        hour.Verdicts.Count(UptimeFormula.IsUp),
        hour.Verdicts.Count(UptimeFormula.IsDown),
        hour.Expected,
        hour.Made,
        hour.Minutes,
        hour.Demo);

    /// <summary>The numbers of two spans together.</summary>
    public static UptimeNumbers operator +(UptimeNumbers one, UptimeNumbers other) => new(
        one.Up + other.Up,
        one.Down + other.Down,
        one.Expected + other.Expected,
        one.Made + other.Made,
        one.Minutes + other.Minutes,
        one.Demo || other.Demo);
}
