using System.Net;
using StatusMesh.Adapters.MonitorFiles;
using StatusMesh.Core.Monitors;
using StatusMesh.Core.Monitors.Expect;

namespace StatusMesh.UnitTests.MonitorFiles;

public sealed class RequestAndExpectTests
{
    [Fact]
    public void Every_setting_of_a_request_is_read()
    {
        var request = Assert.Single(Valid("""
            request:
                  method: post
                  headers:
                    Authorization: Bearer 123
                    X-Empty-Quotes: "\"\""
                  body: |
                    {"q": "tea"}
                  redirects: follow
                  family: both
                  nameServers: [9.9.9.9, "149.112.112.112:5353", "2620:fe::fe", "[2620:fe::9]:54"]
            """)).Request;

        Assert.Equal(
            new RequestSettings
            {
                Method = RequestMethod.Post,
                Headers = [new("Authorization", "Bearer 123"), new("X-Empty-Quotes", "\"\"")],
                Body = "{\"q\": \"tea\"}\n",
                FollowRedirects = true,
                Family = IpFamily.Both,
                NameServers = [Server("9.9.9.9", 53), Server("149.112.112.112", 5353), Server("2620:fe::fe", 53), Server("2620:fe::9", 54)],
            },
            request);

        static IPEndPoint Server(string address, int port) => new(IPAddress.Parse(address), port);
    }

    [Fact]
    public void Every_expectation_is_read()
    {
        var expected = Assert.Single(Valid("""
            expect:
                  status: [200, 3xx]
                  text: Welcome
                  noText: [Fatal error, "null"]
                  ignoreCase: true
                  json:
                    - version
                    - { path: a, equals: 3 }
                    - { path: b, equals: "3" }
                    - { path: c, equals: true }
                    - { path: d, equals: null }
                    - { path: e, equals: so "so" }
                    - { path: f, equals: 03 }
                  headers:
                    - ETag
                    - { name: Content-Type, equals: text/html }
                    - { name: Vary, contains: accept }
                  latency: 800ms
                  certificate: { warn: 21, fail: 7 }
            """)).Expect!;

        Assert.Equal("200, 3xx", expected.Status?.Text);
        Assert.Equal(["Welcome"], expected.Text);
        Assert.Equal(["Fatal error", "null"], expected.NoText);
        Assert.True(expected.IgnoreCase);
        Assert.Equal(
            [
                new("version", null), new("a", "3"), new("b", "\"3\""), new("c", "true"), new("d", "null"), new("e", "\"so \\u0022so\\u0022\""),
                new("f", "\"03\""), // no number of JSON
            ],
            expected.Json);
        Assert.Equal([new("etag", null, null), new("content-type", "text/html", null), new("vary", null, "accept")], expected.Headers);
        Assert.Equal(TimeSpan.FromMilliseconds(800), expected.Latency);
        Assert.Equal((21, 7), (expected.CertificateWarnDays, expected.CertificateFailDays));
    }

    [Fact]
    public void One_header_or_place_needs_no_list()
    {
        var expected = Assert.Single(Valid("expect: { json: status, headers: { name: etag } }")).Expect!;

        Assert.Equal("status", Assert.Single(expected.Json).Path);
        Assert.Equal("etag", Assert.Single(expected.Headers).Name);
    }

    [Theory]
    [InlineData("request: POST", "\"request\" wants settings")]
    [InlineData("request: {verb: GET}", "allowed here: method, headers, body, redirects, family, nameServers")]
    [InlineData("request: {method: DELETE}", "one of GET, HEAD, POST, PUT, OPTIONS")]
    [InlineData("request: {redirects: 5}", "one of none, follow")]
    [InlineData("request: {family: ipv5}", "one of any, ipv4, ipv6, both")]
    [InlineData("request: {headers: [a]}", "each as \"Name: value\"")]
    [InlineData("request: {headers: {\"a b\": c}}", "letters, digits and hyphens")]
    [InlineData("request: {headers: {\"a\\r\\nb\": c}}", "letters, digits and hyphens")]
    [InlineData("request: {headers: {a: \"b\\r\\nHost: evil\"}}", "on one line")]
    [InlineData("request: {headers: {a: \"\"}}", "plain ASCII")]
    [InlineData("request: {headers: {a: ü}}", "plain ASCII")]
    [InlineData("request: {headers: {a: [b]}}", "but has a list")]
    [InlineData("request: {headers: {a: b, A: c}}", "a second time")]
    [InlineData("request: {headers: {host: evil.example}}", "set by the check itself")]
    [InlineData("request: {headers: {Content-Length: 5}}", "set by the check itself")]
    [InlineData("request: {headers: {transfer-encoding: chunked}}", "set by the check itself")]
    [InlineData("request: {headers: {Accept-Encoding: gzip}}", "set by the check itself")]
    [InlineData("request: {body: x}", "method: POST")]
    [InlineData("request: {nameServers: [dns.google]}", "wants addresses such as")]
    [InlineData("request: {nameServers: [10.0.0.1]}", "is not public")]
    [InlineData("request: {nameServers: ['[::ffff:9.9.9.9]:53']}", "is not public")]
    [InlineData("request: {nameServers: []}", "0 entries; 1 to 4 are allowed")]
    [InlineData("request: {nameServers: [1.1.1.1, 1.1.1.2, 1.1.1.3, 1.1.1.4, 1.1.1.5]}", "5 entries; 1 to 4 are allowed")]
    [InlineData("expect: {text: []}", "0 entries")]
    [InlineData("expect: {text: ['']}", "1 to 500 characters")]
    [InlineData("expect: {text: {a: b}}", "but has a group")]
    [InlineData("expect: {ignoreCase: maybe}", "one of false, true")]
    [InlineData("expect: {json: 'a[*]'}", "is none such as")]
    [InlineData("expect: {json: [{equals: 1}]}", "has no \"path\"")]
    [InlineData("expect: {json: [{path: a, is: 1}]}", "allowed here: path, equals")]
    [InlineData("expect: {json: [{path: a, equals: [1]}]}", "but has a list")]
    [InlineData("expect: {json: [{path: a, equals: }]}", "but has nothing")]
    [InlineData("expect: {headers: 'a b'}", "is no name of a header field")]
    [InlineData("expect: {headers: [{equals: 1}]}", "has no \"name\"")]
    [InlineData("expect: {headers: [{name: a, contains: ''}]}", "1 to 500 characters")]
    [InlineData("expect: {headers: [{name: a, like: b}]}", "allowed here: name, equals, contains")]
    [InlineData("expect: {latency: 11s}", "1ms to 10s are allowed")]
    [InlineData("expect: {latency: 0ms}", "1ms to 10s are allowed")]
    [InlineData("expect: {latency: fast}", "wants a time such as")]
    [InlineData("expect: {certificate: 21}", "\"certificate\" wants settings (warn, fail)")]
    [InlineData("expect: {certificate: {warn: 0}}", "from 1 to 365")]
    [InlineData("expect: {certificate: {warn: 3w}}", "from 1 to 365")]
    [InlineData("expect: {certificate: {warn: 7, fail: 7}}", "fewer days")]
    public void A_mistake_is_reported_with_its_line(string setting, string message)
    {
        var error = Assert.Single(Errors(MonitorFileTests.With(setting)));

        Assert.Equal(3, error.Line);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://example.com", "expect: {certificate: {warn: 21}}", "https only")]
    [InlineData("https://example.com", "request: {method: HEAD}\n    expect: {text: a}", "HEAD")]
    [InlineData("http://93.184.216.34", "request: {family: ipv6}", "one family")]
    [InlineData("http://93.184.216.34", "request: {family: both}", "one family")]
    [InlineData("http://[2606:4700::1111]", "request: {family: ipv4}", "one family")]
    public void What_can_never_be_met_is_a_mistake(string url, string settings, string message) =>
        Assert.Contains(message, Assert.Single(Errors($"monitors:\n  - url: '{url}'\n    {settings}\n")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://93.184.216.34", "request: {family: ipv4}")]
    [InlineData("http://[2606:4700::1111]", "request: {family: ipv6}")]
    public void A_family_that_fits_the_address_is_no_mistake(string url, string settings) =>
        Assert.IsType<MonitorFileReading.Valid>(Read($"monitors:\n  - url: '{url}'\n    {settings}\n"));

    [Fact]
    public void Every_mistake_inside_a_group_has_its_own_line()
    {
        var errors = Errors("""
            monitors:
              - url: example.com
                request:
                  method: FETCH
                  headers:
                    Host: a
                    "b c": d
                expect:
                  json:
                    - path: "a["
                  headers:
                    - equals: x
                  certificate:
                    warn: 999
            """);

        Assert.Equal([4, 6, 7, 10, 12, 14], errors.Select(error => error.Line));
    }

    [Fact]
    public void Limits_of_size_are_kept()
    {
        Assert.Contains("16 KiB", Assert.Single(Errors(With(16 * 1024 + 1, 1))).Message, StringComparison.Ordinal);
        Assert.Contains("20 are allowed", Assert.Single(Errors(With(1, 21))).Message, StringComparison.Ordinal);
        Assert.Contains("8 KiB", Assert.Single(Errors(With(1, 3, 3000))).Message, StringComparison.Ordinal);
        Assert.IsType<MonitorFileReading.Valid>(Read(With(16 * 1024, 20)));

        static string With(int body, int headers, int length = 100) => MonitorFileTests.With(
            $"request: {{method: PUT, body: {new string('b', body)}, headers: {{"
            + string.Join(", ", Enumerable.Range(0, headers).Select(n => $"h{n}: {new string('v', length)}")) + "}}");
    }

    [Fact]
    public void No_message_repeats_a_header_value_or_a_body()
    {
        var errors = Errors("""
            monitors:
              - url: example.com
                request:
                  body: hunter2
                  headers:
                    Authorization: "hunter2 ü"
                    Cookie: " hunter2"
                    "hunter2: x": y
                    Host: hunter2
            """);

        Assert.Equal(5, errors.Count);
        Assert.DoesNotContain("hunter2", string.Concat(errors.Select(error => error.Message)), StringComparison.Ordinal);
    }

    private static IReadOnlyList<MonitorEntry> Valid(string setting) =>
        Assert.IsType<MonitorFileReading.Valid>(Read(MonitorFileTests.With(setting))).Monitors;

    private static IReadOnlyList<MonitorFileError> Errors(string text) => Assert.IsType<MonitorFileReading.Invalid>(Read(text)).Errors;

    private static MonitorFileReading Read(string text) => MonitorFile.Read(text, TargetPolicy.Public, TimeSpan.FromMinutes(1));
}
