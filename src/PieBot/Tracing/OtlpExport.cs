using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using PieBot.Core;

namespace PieBot.Tool.Tracing;

/// <summary>Sends spans as OTLP over HTTP in JSON: https://opentelemetry.io/docs/specs/otlp/#otlphttp.</summary>
/// <param name="Endpoint">Where traces go.</param>
/// <param name="Headers">Sent along, such as a key.</param>
internal sealed record OtlpExport(Uri Endpoint, IReadOnlyList<(string Name, string Value)> Headers)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>As the environment says; null when it names no endpoint: then nothing is sent.</summary>
    /// <exception cref="UserErrorException">The endpoint is no address.</exception>
    public static OtlpExport? Of(Func<string, string?> environment)
    {
        const string variable = "OTEL_EXPORTER_OTLP_ENDPOINT";
        if (environment(variable) is not { Length: > 0 } text)
        {
            return null;
        }

        return
            Uri.TryCreate($"{text.TrimEnd('/')}/v1/traces", UriKind.Absolute, out var endpoint)
            && endpoint.Scheme is "http" or "https"
            ? new(endpoint, Pairs(environment("OTEL_EXPORTER_OTLP_HEADERS") ?? ""))
            : throw new UserErrorException(
                $"{variable} is not an http or https address. Set it to an address such as http://localhost:4318, or unset it."
            );
    }

    /// <returns>Why they could not be sent; null when they were.</returns>
    public async Task<string?> SendAsync(IReadOnlyList<Activity> spans)
    {
        using var client = new HttpClient { Timeout = Patience };
        using var request = new HttpRequestMessage(HttpMethod.Post, Endpoint)
        {
            Content = new StringContent(Body(spans).ToJsonString(), Encoding.UTF8),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var (name, value) in Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            using var response = await client.SendAsync(request);
            return response.IsSuccessStatusCode
                ? null
                : $"{Endpoint.Host} answers {(int)response.StatusCode}";
        }
        catch (Exception exception)
            when (exception is HttpRequestException or OperationCanceledException)
        {
            return exception.Message;
        }
    }

    internal static JsonObject Body(IReadOnlyList<Activity> spans) =>
        new()
        {
            ["resourceSpans"] = new JsonArray(
                new JsonObject
                {
                    ["resource"] = new JsonObject
                    {
                        ["attributes"] = Attributes([new("service.name", "piebot")]),
                    },
                    ["scopeSpans"] = new JsonArray(
                        new JsonObject
                        {
                            ["scope"] = new JsonObject
                            {
                                ["name"] = StageSpans.Name,
                                ["version"] = ToolVersion.Current,
                            },
                            ["spans"] = new JsonArray([.. spans.Select(Span)]),
                        }
                    ),
                }
            ),
        };

    private static JsonObject Span(Activity span)
    {
        var json = new JsonObject
        {
            ["traceId"] = span.TraceId.ToHexString(),
            ["spanId"] = span.SpanId.ToHexString(),
            ["name"] = span.DisplayName,
            ["kind"] = 1,
            ["startTimeUnixNano"] = Nanoseconds(span.StartTimeUtc),
            ["endTimeUnixNano"] = Nanoseconds(span.StartTimeUtc + span.Duration),
            ["attributes"] = Attributes(span.TagObjects),
            ["events"] = new JsonArray([
                .. span.Events.Select(one => new JsonObject
                {
                    ["timeUnixNano"] = Nanoseconds(one.Timestamp.UtcDateTime),
                    ["name"] = one.Name,
                    ["attributes"] = Attributes(one.Tags),
                }),
            ]),
            ["status"] = new JsonObject { ["code"] = (int)span.Status },
        };
        if (span.ParentSpanId != default)
        {
            json["parentSpanId"] = span.ParentSpanId.ToHexString();
        }

        return json;
    }

    private static JsonArray Attributes(IEnumerable<KeyValuePair<string, object?>> tags) =>
        new([
            .. tags.Select(tag => new JsonObject
            {
                ["key"] = tag.Key,
                ["value"] = tag.Value is int number
                    ? new JsonObject
                    {
                        ["intValue"] = number.ToString(CultureInfo.InvariantCulture),
                    }
                    : new JsonObject { ["stringValue"] = tag.Value?.ToString() },
            }),
        ]);

    // A tick is a hundred nanoseconds.
    private static string Nanoseconds(DateTime time) =>
        $"{(time.Ticks - DateTime.UnixEpoch.Ticks).ToString(CultureInfo.InvariantCulture)}00";

    // name=value,name=value, with values percent-encoded.
    private static List<(string Name, string Value)> Pairs(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .Select(pair => (pair[0].Trim(), Uri.UnescapeDataString(pair[1].Trim())))
            .ToList();
}
