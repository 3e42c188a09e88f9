using System.Net;

namespace StatusMesh.LocalHost.Faults;

/// <summary>What one region cannot reach on purpose: <c>LocalHost:Faults:&lt;region&gt;</c>.</summary>
/// <param name="patterns">Host names, addresses or <c>host:port</c>, with <c>*</c> for any characters; <c>*</c> alone cuts the region off.</param>
public sealed class FaultRules(IReadOnlyList<string> patterns)
{
    /// <summary>True when the region has no network at all.</summary>
    public bool IsCutOff { get; } = patterns.Contains("*");

    /// <summary>True when the region cannot reach <paramref name="endPoint"/>, found under the name <paramref name="host"/>.</summary>
    public bool Blocks(string host, IPEndPoint endPoint)
    {
        string[] names = [host, $"{host}:{endPoint.Port}", endPoint.Address.ToString(), endPoint.ToString()];
        return patterns.Any(pattern => names.Any(name => Matches(pattern, name)));
    }

    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        var star = pattern.IndexOf('*');
        if (star < 0)
        {
            return pattern.Equals(text, StringComparison.OrdinalIgnoreCase);
        }

        if (!text.StartsWith(pattern[..star], StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var rest = pattern[(star + 1)..];
        for (var from = star; from <= text.Length; from++)
        {
            if (Matches(rest, text[from..]))
            {
                return true;
            }
        }

        return false;
    }
}
