using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace PieBot.Testing.GitHub;

/// <summary>Holds requests and answers against GitHub's published OpenAPI description, trimmed by <c>OpenApi/trim.mjs</c>.</summary>
internal static class OpenApi
{
    private static readonly JsonNode Description = JsonNode.Parse(
        File.ReadAllText(
            System.IO.Path.Combine(AppContext.BaseDirectory, "GitHub", "OpenApi", "github.json")
        )
    )!;

    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List };

    /// <summary>What is wrong with a request; empty when it is one that GitHub describes.</summary>
    /// <param name="path">Without the API's own prefix, with a leading slash.</param>
    public static IReadOnlyList<string> Request(
        string method,
        string path,
        IReadOnlyDictionary<string, string> query,
        string body
    )
    {
        if (Operation(method, path) is not var (template, operation))
        {
            return [$"{method} {path} is not described"];
        }

        var faults = new List<string>();
        var parameters = operation["parameters"]!.AsObject();
        foreach (var (name, value) in query)
        {
            if (parameters[name] is not JsonObject { } known || (string?)known["in"] != "query")
            {
                faults.Add($"{name} is no query parameter of {method} {template}");
            }
            else
            {
                faults.AddRange(Check(known["schema"]!, Value(value), $"?{name}"));
            }
        }

        foreach (var (part, own) in template.Split('/').Zip(path.Split('/')))
        {
            if (part is ['{', .., '}'])
            {
                faults.AddRange(
                    Check(
                        parameters[part[1..^1]]!["schema"]!,
                        Path(parameters[part[1..^1]]!, own),
                        part
                    )
                );
            }
        }

        if (operation["request"] is { } schema)
        {
            faults.AddRange(Check(schema, JsonDocument.Parse(body).RootElement, "body"));
        }
        else if (body.Length > 0)
        {
            faults.Add($"{method} {template} takes no body");
        }

        return faults;
    }

    /// <summary>What is wrong with an answer.</summary>
    public static IReadOnlyList<string> Answer(string method, string path, int status, string body)
    {
        if (Operation(method, path) is not var (template, operation))
        {
            return [$"{method} {path} is not described"];
        }

        return operation["responses"]![status.ToString(CultureInfo.InvariantCulture)] switch
        {
            null => [$"{method} {template} is not described to answer {status}"],
            JsonObject schema => Check(schema, JsonDocument.Parse(body).RootElement, "answer"),
            _ => [],
        };
    }

    /// <summary>The schema of an operation's answer.</summary>
    public static JsonNode AnswerSchema(string method, string template) =>
        Description["paths"]![template]![method]!["responses"]!["200"]!;

    private static (string Template, JsonNode Operation)? Operation(string method, string path)
    {
        foreach (var (template, methods) in Description["paths"]!.AsObject())
        {
            var parts = template.Split('/');
            var own = path.Split('/');
            if (
                parts.Length == own.Length
                && parts.Zip(own).All(pair => pair.First is ['{', ..] || pair.First == pair.Second)
                && methods![method.ToLowerInvariant()] is { } operation
            )
            {
                return (template, operation);
            }
        }

        return null;
    }

    private static List<string> Check(JsonNode schema, JsonElement value, string what)
    {
        var results = JsonSchema.FromText(schema.ToJsonString()).Evaluate(value, Options);
        return results.IsValid
            ? []
            : (results.Details ?? [])
                .Where(one => one.Errors is { Count: > 0 })
                .SelectMany(one =>
                    one.Errors!.Select(error => $"{what}{one.InstanceLocation}: {error.Value}")
                )
                .DefaultIfEmpty($"{what} is not as described")
                .ToList();
    }

    // A query or path holds text; numbers are told by their look.
    private static JsonElement Value(string text) =>
        long.TryParse(text, CultureInfo.InvariantCulture, out _)
            ? JsonDocument.Parse(text).RootElement
            : JsonSerializer.SerializeToElement(text);

    private static JsonElement Path(JsonNode parameter, string text) =>
        (string?)parameter["schema"]!["type"] == "integer"
            ? Value(text)
            : JsonSerializer.SerializeToElement(text);
}
