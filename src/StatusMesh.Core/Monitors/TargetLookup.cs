namespace StatusMesh.Core.Monitors;

/// <summary>Reads the URL of a question: anyone may ask for a site, but for targets of other kinds only when they are registered.</summary>
public sealed class TargetLookup(MonitorDirectory monitors, TargetPolicy policy)
{
    /// <summary>The target of <paramref name="text"/>, or why it is refused.</summary>
    public async ValueTask<TargetParse> ParseAsync(string text, CancellationToken cancellationToken)
    {
        var parse = TargetParser.Parse(text, policy);
        return parse is TargetParse.Rejected { Reason: RefusalReason.Scheme }
            && MonitorTargetParser.Parse(text, policy) is TargetParse.Accepted accepted
            && (await monitors.GetAsync(cancellationToken)).Find(accepted.Target.Id) is not null
                ? accepted
                : parse;
    }
}
