using System.Text.Json.Nodes;

namespace PieBot.Testing.Actions;

/// <summary>Runs a workflow file: its jobs in order of their needs, each as often as its matrix says.</summary>
/// <param name="Jobs">All that ran, by name and place in the matrix (<c>verify-0</c>).</param>
/// <param name="Results">success, failure or skipped, by the job's name.</param>
internal sealed record Workflow(
    IReadOnlyDictionary<string, Job> Jobs,
    IReadOnlyDictionary<string, string> Results
)
{
    /// <param name="between">Called after each job with its name: what happens to artifacts on the way.</param>
    public static async Task<Workflow> RunAsync(
        string file,
        Site site,
        Action<string>? between = null
    )
    {
        var workflow = Yaml.Read(file);
        var jobs = new Dictionary<string, Job>();
        var needs = new JsonObject();
        foreach (var (name, definition) in workflow["jobs"]!.AsObject())
        {
            var job = definition!.AsObject();
            var needed = job["needs"] switch
            {
                JsonArray list => list.Select(one => (string)one!).ToList(),
                { } one => [(string)one!],
                null => [],
            };
            var own = new JsonObject(
                needed.Select(one => KeyValuePair.Create(one, needs[one]?.DeepClone()))
            );
            bool Status(string function) =>
                function switch
                {
                    "success" => needed.All(one => (string?)needs[one]!["result"] == "success"),
                    "failure" => needed.Any(one => (string?)needs[one]!["result"] == "failure"),
                    "cancelled" => false,
                    _ => true,
                };
            var contexts = Contexts(site, own);
            if (
                !Expression.Condition(
                    job["if"] is { } condition ? Expression.Text(condition) : null,
                    contexts,
                    Status
                )
            )
            {
                needs[name] = new JsonObject
                {
                    ["result"] = "skipped",
                    ["outputs"] = new JsonObject(),
                };
                continue;
            }

            var outputs = new JsonObject();
            var failed = false;
            foreach (var (place, matrix) in Matrix(job, contexts).Index())
            {
                var one = new Job(
                    site,
                    $"{name}-{place}",
                    new()
                    {
                        ["needs"] = own.DeepClone(),
                        ["matrix"] = matrix,
                        ["strategy"] = new JsonObject { ["job-index"] = place },
                    },
                    MayWrite(job["permissions"] ?? workflow["permissions"])
                );
                jobs[$"{name}-{place}"] = one;
                await one.RunAsync(job["steps"]!.AsArray(), one.Contexts, null);
                failed |= one.Failed;
                foreach (var (key, value) in job["outputs"]?.AsObject() ?? [])
                {
                    outputs[key] = Expression
                        .Interpolate((string)value!, one.Contexts)
                        ?.DeepClone();
                }
            }

            needs[name] = new JsonObject
            {
                ["result"] = failed ? "failure" : "success",
                ["outputs"] = outputs,
            };
            between?.Invoke(name);
        }

        return new(
            jobs,
            needs.ToDictionary(pair => pair.Key, pair => (string)pair.Value!["result"]!)
        );
    }

    private static JsonObject Contexts(Site site, JsonObject needs) =>
        new()
        {
            ["needs"] = needs.DeepClone(),
            ["github"] = new JsonObject
            {
                ["event"] = site.Event.DeepClone(),
                ["event_name"] = site.EventName,
                ["repository"] = (string?)site.Event["repository"]!["full_name"],
            },
        };

    private static IEnumerable<JsonObject> Matrix(JsonObject job, JsonObject contexts)
    {
        if (job["strategy"]?["matrix"] is not { } given)
        {
            return
            [
                [],
            ];
        }

        var matrix = Expression.Interpolate((string)given!, contexts)!.AsObject();
        var (key, values) = Assert.Single(matrix);
        // GitHub fails a workflow whose matrix is empty.
        Assert.NotEmpty(values!.AsArray());
        return values!.AsArray().Select(value => new JsonObject { [key] = value!.DeepClone() });
    }

    private static bool MayWrite(JsonNode? permissions) =>
        permissions is JsonObject map && (string?)map["pull-requests"] == "write";
}
