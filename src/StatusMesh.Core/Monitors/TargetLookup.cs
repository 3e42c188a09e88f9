using StatusMesh.Core.Monitors.Parsing;

namespace StatusMesh.Core.Monitors;

/// <summary>Reads the URL of a question: anyone may ask for a site other than this service; for anything else only when it is registered.</summary>
public sealed class TargetLookup(MonitorDirectory monitors, TargetPolicy policy)
{
    /// <summary>The target of <paramref name="text"/>, or why it is refused.</summary>
    /// <param name="text">The URL as it was sent.</param>
    /// <param name="origin">Where this StatusMesh was asked, for example <c>https://status.example.com</c>.</param>
    /// <param name="cancellationToken">Cancels the reading of registrations.</param>
    public async ValueTask<TargetParse> ParseAsync(string text, string origin, CancellationToken cancellationToken)
    {
        var parse = TargetParser.Parse(text, policy);
        if (parse is TargetParse.Accepted { Target: var site } && IsSelf(site, origin))
        {
            // A question that makes us ask ourselves could ask the next one; a monitor of ourselves asks the same each time.
            return await IsRegisteredAsync(site, cancellationToken) ? parse : new TargetParse.Rejected(RefusalReason.Self, RefusalDetails.Of(RefusalReason.Self, policy));
        }

        return parse is TargetParse.Rejected { Reason: RefusalReason.Scheme }
            && MonitorTargetParser.Parse(text, policy) is TargetParse.Accepted accepted
            && await IsRegisteredAsync(accepted.Target, cancellationToken)
                ? accepted
                : parse;
    }

    /// <summary>True for our own host and port; http and https on their own ports are one service.</summary>
    private bool IsSelf(Target target, string origin) =>
        TargetParser.Parse(origin, policy) is TargetParse.Accepted { Target: var own }
        && own.Host == target.Host
        && (own.Port == target.Port || (own.Port is 80 or 443 && target.Port is 80 or 443));

    private async ValueTask<bool> IsRegisteredAsync(Target target, CancellationToken cancellationToken) =>
        (await monitors.GetAsync(cancellationToken)).Find(target.Id) is not null;
}
