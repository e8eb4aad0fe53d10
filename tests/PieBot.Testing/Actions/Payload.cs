using System.Text.Json.Nodes;

namespace PieBot.Testing.Actions;

/// <summary>Events as GitHub delivers them, about commits of a test's repository.</summary>
internal static class Payload
{
    public const string Repository = "Codertocat/Hello-World";
    public const string Fork = "stranger/Hello-World";

    public static JsonObject PullRequest(string @base, string head, bool fork = false)
    {
        var payload = Read("pull_request");
        var pull = payload["pull_request"]!;
        pull["base"]!["sha"] = @base;
        pull["head"]!["sha"] = head;
        if (fork)
        {
            Move(pull["head"]!["repo"]!);
            pull["head"]!["label"] = "stranger:changes";
        }

        return payload;
    }

    /// <summary>What follows a completed run on a fork's pull request: its list of pull requests is empty.</summary>
    public static JsonObject AfterRun(string run, string head)
    {
        var payload = Read("workflow_run");
        var follows = payload["workflow_run"]!;
        payload["repository"]!["full_name"] = Repository;
        follows["id"] = long.Parse(run, System.Globalization.CultureInfo.InvariantCulture);
        follows["event"] = "pull_request";
        follows["conclusion"] = "success";
        follows["head_sha"] = head;
        follows["head_branch"] = "changes";
        follows["pull_requests"] = new JsonArray();
        Move(follows["head_repository"]!);
        return payload;
    }

    public static JsonObject Schedule()
    {
        var payload = Read("pull_request");
        return new()
        {
            ["schedule"] = "17 3 * * 6",
            ["repository"] = payload["repository"]!.DeepClone(),
        };
    }

    private static void Move(JsonNode repository)
    {
        repository["full_name"] = Fork;
        repository["owner"]!["login"] = "stranger";
        repository["fork"] = true;
    }

    private static JsonObject Read(string name) =>
        JsonNode
            .Parse(
                File.ReadAllText(
                    Path.Combine(
                        Site.Sources,
                        "tests",
                        "PieBot.Tests",
                        "Actions",
                        "Payloads",
                        $"{name}.json"
                    )
                )
            )!
            .AsObject();
}
