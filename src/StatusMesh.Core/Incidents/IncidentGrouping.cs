using System.Net;
using System.Net.Sockets;

namespace StatusMesh.Core.Incidents;

/// <summary>
/// Puts incidents together that begin at the same time at the same hop, so that a provider's outage is one incident and one alert
/// instead of thousands. A view on the log, worked out whenever it is read: nothing is stored that could contradict it later.
/// </summary>
public static class IncidentGrouping
{
    /// <summary>Incidents from which on a common trait is taken for the cause.</summary>
    public const int Least = 3;

    /// <summary>Time between the begin of one incident and the next within which they may belong together.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromMinutes(5);

    /// <summary>The groups, newest first. Every incident is in exactly one.</summary>
    public static IReadOnlyList<IncidentGroup> Of(IReadOnlyList<Incident> incidents)
    {
        var rest = incidents.OrderBy(incident => incident.StartedAt).ThenBy(incident => incident.Id, StringComparer.Ordinal).ToList();
        var groups = new List<IncidentGroup>();

        // From the narrowest explanation to the widest; an incident that is explained is not explained again.
        foreach (var (cause, traitOf) in Traits)
        {
            foreach (var same in rest.Where(incident => traitOf(incident) is not null).GroupBy(traitOf).ToList())
            {
                foreach (var run in Runs(same).Where(run => run.Count >= Least))
                {
                    groups.Add(new IncidentGroup(cause, NameOf(same.Key!), run));
                    rest.RemoveAll(run.Contains);
                }
            }
        }

        groups.AddRange(rest.Select(incident => new IncidentGroup(null, null, [incident])));
        return [.. groups.OrderByDescending(group => group.Incidents[0].StartedAt).ThenBy(group => group.Incidents[0].Id, StringComparer.Ordinal)];
    }

    private static readonly (SharedCause Cause, Func<Incident, string?> TraitOf)[] Traits =
    [
        (SharedCause.Region, incident => incident is { Regions: [var region], MeshSize: > 1 } ? region : null),
        (SharedCause.Address, incident => incident.Address is { } address ? $"{address} {FamilyOf(incident)}" : null),
        (SharedCause.Network, incident => NetworkOf(incident.Address) is { } network ? $"{network} {FamilyOf(incident)}" : null),
        (SharedCause.Domain, incident => FamilyOf(incident) == "dns" ? DomainOf(incident.Url) : null),
    ];

    /// <summary>Incidents of which each begins at most <see cref="Span"/> after the one before it.</summary>
    private static IEnumerable<List<Incident>> Runs(IEnumerable<Incident> incidents)
    {
        var run = new List<Incident>();
        foreach (var incident in incidents)
        {
            if (run.Count > 0 && incident.StartedAt - run[^1].StartedAt > Span)
            {
                yield return run;
                run = [];
            }

            run.Add(incident);
        }

        yield return run;
    }

    private static string NameOf(string trait) => trait.Split(' ')[0];

    /// <summary>The phase that fails: a refused connection and an expired certificate at one address are two troubles.</summary>
    private static string FamilyOf(Incident incident) => incident.Cause is { } cause ? Json.Kebab.Name(cause).Split('-')[0] : "";

    private static string? NetworkOf(string? text) => !IPAddress.TryParse(text, out var address) ? null
        : address.AddressFamily == AddressFamily.InterNetwork ? PrefixOf(address, 24) : PrefixOf(address, 48);

    private static string PrefixOf(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, length / 8, bytes.Length - (length / 8));
        return $"{new IPAddress(bytes)}/{length}";
    }

    /// <summary>The last two labels of the host, or three where the last two are as short as those of public suffixes (<c>co.uk</c>).</summary>
    private static string? DomainOf(string url)
    {
        var host = url[(url.IndexOf("://", StringComparison.Ordinal) + 3)..].Split('/', ':')[0];
        var labels = host.Split('.');
        var count = labels.Length >= 3 && labels[^1].Length == 2 && labels[^2].Length <= 3 ? 3 : 2;
        return labels.Length < 2 ? null : string.Join('.', labels.TakeLast(count));
    }
}
