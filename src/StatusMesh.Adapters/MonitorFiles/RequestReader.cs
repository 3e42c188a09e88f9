using System.Net;
using System.Net.Sockets;
using System.Text;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Expect;
using StatusMesh.Core.Probing;
using StatusMesh.Core.Probing.Dns;

namespace StatusMesh.Adapters.MonitorFiles;

/// <summary>Reads the group <c>request</c>. Header values and bodies may be secrets: no message repeats them.</summary>
internal sealed class RequestReader(TargetPolicy policy, ErrorList errors)
{
    private const int LargestBody = 16 * 1024;
    private const int MostHeaders = 20;
    private const int MostNameServers = 4;

    private readonly ValueReader _values = new(errors);

    /// <summary>The settings; null when there are none.</summary>
    public RequestSettings? Read(YamlPart? part, MonitorKind kind, Target? target)
    {
        if (part is null || Settings.Read(part, "\"request\"", MonitorKeys.Request(kind), errors) is not { } settings)
        {
            return null;
        }

        var method = _values.Choice(
            settings["method"],
            "method",
            ("GET", RequestMethod.Get),
            ("HEAD", RequestMethod.Head),
            ("POST", RequestMethod.Post),
            ("PUT", RequestMethod.Put),
            ("OPTIONS", RequestMethod.Options));
        return new RequestSettings
        {
            Method = method,
            Headers = ReadHeaders(settings["headers"]),
            Body = ReadBody(settings["body"], method),
            FollowRedirects = _values.Choice(settings["redirects"], "redirects", ("none", false), ("follow", true)),
            Family = ReadFamily(settings["family"], target),
            NameServers = ReadNameServers(settings["nameServers"]),
        };
    }

    private List<RequestHeader> ReadHeaders(YamlPart? part)
    {
        var headers = new List<RequestHeader>();
        if (part is null or YamlPart.Refused)
        {
            return headers;
        }

        if (part is not YamlPart.Mapping mapping)
        {
            errors.Add(part.Line, $"\"headers\" wants header fields, each as \"Name: value\", but has {part.Kind}.");
            return headers;
        }

        foreach (var (key, value) in mapping.Entries)
        {
            if (ReadHeader(key, value, headers) is { } header)
            {
                headers.Add(header);
            }
        }

        if (headers.Count > MostHeaders)
        {
            errors.Add(part.Line, $"\"headers\" has {headers.Count} entries; {MostHeaders} are allowed.");
        }

        if (headers.Sum(header => header.Name.Length + header.Value.Length + 4) > HeaderRules.MostBytes)
        {
            errors.Add(part.Line, "\"headers\" is longer than 8 KiB.");
        }

        return headers;
    }

    private RequestHeader? ReadHeader(YamlPart key, YamlPart value, List<RequestHeader> before)
    {
        if (key is not YamlPart.Scalar { Text: var name } || !HeaderRules.IsName(name))
        {
            errors.Add(key.Line, "The name of a header field wants letters, digits and hyphens, at most 100.");
            return null;
        }

        if (HeaderRules.IsOurs(name))
        {
            errors.Add(key.Line, $"The header field \"{name}\" is set by the check itself.");
            return null;
        }

        if (before.Exists(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            errors.Add(key.Line, $"The header field \"{name}\" stands here a second time.");
            return null;
        }

        if (_values.Text(value, name) is not { } text)
        {
            return null;
        }

        if (!HeaderRules.IsValue(text))
        {
            errors.Add(value.Line, $"The value of the header field \"{name}\" wants 1 to {HeaderRules.LongestValue} plain ASCII characters on one line.");
            return null;
        }

        return new RequestHeader(name, text);
    }

    private string? ReadBody(YamlPart? part, RequestMethod method)
    {
        var body = _values.Text(part, "body");
        if (body is not null && method is not (RequestMethod.Post or RequestMethod.Put))
        {
            errors.Add(part!.Line, "\"body\" goes with \"method: POST\" or \"method: PUT\" only.");
        }

        if (body is not null && Encoding.UTF8.GetByteCount(body) > LargestBody)
        {
            errors.Add(part!.Line, "\"body\" is longer than 16 KiB.");
        }

        return body;
    }

    private IpFamily ReadFamily(YamlPart? part, Target? target)
    {
        var family = _values.Choice(
            part, "family", ("any", IpFamily.Any), ("ipv4", IpFamily.Ipv4), ("ipv6", IpFamily.Ipv6), ("both", IpFamily.Both));
        var fits = (family, target?.Address?.AddressFamily) switch
        {
            (IpFamily.Any, _) or (_, null) => true,
            (IpFamily.Ipv4, AddressFamily.InterNetwork) or (IpFamily.Ipv6, AddressFamily.InterNetworkV6) => true,
            _ => false,
        };
        if (!fits)
        {
            errors.Add(part!.Line, "\"family\" does not fit: the target is an address of one family, not a name.");
        }

        return family;
    }

    private List<IPEndPoint> ReadNameServers(YamlPart? part)
    {
        var servers = new List<IPEndPoint>();
        foreach (var item in _values.Items(part, "nameServers", MostNameServers))
        {
            if (_values.Text(item, "nameServers") is not { } text)
            {
                continue;
            }

            var server = NameServerText.TryParse(text);
            if (server is null)
            {
                errors.Add(item.Line, $"\"nameServers\" wants addresses such as 9.9.9.9 or 9.9.9.9:53, not {ErrorList.Quote(text)}.");
            }
            else if (!policy.Opens(server.Address) && AddressRule.Refuses(server.Address) is not null)
            {
                errors.Add(item.Line, $"The name server {ErrorList.Quote(text)} is not public; the setting Probe:AllowedNetworks opens networks.");
            }
            else
            {
                servers.Add(server);
            }
        }

        return servers;
    }
}
