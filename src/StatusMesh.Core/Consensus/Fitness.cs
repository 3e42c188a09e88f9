using StatusMesh.Core.Probing;

namespace StatusMesh.Core.Consensus;

/// <summary>Whether a region may say of a target that it failed.</summary>
public static class Fitness
{
    /// <summary>
    /// True when enough control hosts answered: 2 of 3, and more than half of any other number. Control hosts on the internet say
    /// nothing of targets in private networks, nor the other way round, so only those on the target's side count; where there are
    /// none, or no self-check was made, nothing speaks against the region.
    /// </summary>
    public static bool IsFit(SelfCheckResult? selfCheck, bool targetIsPrivate)
    {
        var controls = selfCheck?.Controls.Where(control => control.IsPrivate == targetIsPrivate).ToList() ?? [];
        return controls.Count == 0 || controls.Count(control => control.Answered) >= (controls.Count / 2) + 1;
    }

    /// <summary>Why the region is sick, in one sentence; null when it is fit for targets on the internet, or of its own network if it checks only that.</summary>
    public static string? Ailment(SelfCheckResult? selfCheck)
    {
        if (selfCheck is null || selfCheck.Controls.Count == 0)
        {
            return null;
        }

        var side = selfCheck.Controls.All(control => control.IsPrivate);
        if (IsFit(selfCheck, side))
        {
            return null;
        }

        var relevant = selfCheck.Controls.Where(control => control.IsPrivate == side).ToList();
        return $"{relevant.Count(control => control.Answered)} of {relevant.Count} control hosts answered; {(relevant.Count / 2) + 1} are needed.";
    }
}
