using System.Text.Json;
using PieBot.Testing.Actions;

namespace PieBot.Tests.Actions;

/// <summary>What tests of workflows share: the sample workflows, each step of them and of our actions really run with bash, on payloads of real deliveries.</summary>
public abstract class WorkflowTests : ActionRuns
{
    private static readonly string[] SecretValues =
    [
        "sk-model-key",
        "ghs-may-write",
        "ghs-may-read",
        "runtime-token",
        "another-secret",
    ];

    private protected Site Site(
        string name = "pull_request",
        System.Text.Json.Nodes.JsonObject? payload = null,
        bool fork = false,
        string runId = "1001",
        Dictionary<string, string>? overlay = null
    ) =>
        new(Root, Repository.Root)
        {
            EventName = name,
            Event = payload ?? Payload.PullRequest(Repository.Base, Repository.Head, fork),
            RunId = runId,
            Secrets = new() { ["OPENAI_API_KEY"] = "sk-model-key", ["OTHER"] = "another-secret" },
            Overlay = new(overlay ?? []) { ["tool-path"] = Tool.Folder },
            // Set for a whole workflow by its author, who should not, but does.
            Variables = fork ? [] : new() { ["DEPLOY_KEY"] = "another-secret" },
        };

    private protected static string Sample(string name) =>
        Path.Combine(PieBot.Testing.Actions.Site.Sources, "samples", "workflows", $"{name}.yml");

    // As a workflow has it that goes on with what was posted.
    private protected string WithId(string sample)
    {
        var path = Path.Combine(Root, "with-id.yml");
        File.WriteAllText(
            path,
            File.ReadAllText(sample)
                .Replace(
                    "- uses: piebot/piebot/action/publish@v0",
                    "- id: piebot\n        uses: piebot/piebot/action/publish@v0",
                    StringComparison.Ordinal
                )
        );
        return path;
    }

    private protected static void AssertHoldsNoSecret(ToolCall call)
    {
        Assert.DoesNotContain(call.Environment.Values, value => SecretValues.Contains(value));
        Assert.DoesNotContain(
            call.Environment.Keys,
            name =>
                name.StartsWith("GITHUB_", StringComparison.Ordinal)
                || name.StartsWith("ACTIONS_", StringComparison.Ordinal)
                || name.StartsWith("RUNNER_", StringComparison.Ordinal)
                || name.StartsWith("INPUT_", StringComparison.Ordinal)
        );
    }

    private protected static List<string?> Verdicts(Job publish)
    {
        using var report = JsonDocument.Parse(
            File.ReadAllText(
                Path.Combine(publish.Machine, "temp", "piebot-proposals", "report.json")
            )
        );
        return report
            .RootElement.GetProperty("candidates")
            .EnumerateArray()
            .Select(row =>
                row.TryGetProperty("verdict", out var verdict)
                    ? verdict.GetProperty("kind").GetString()
                    : null
            )
            .ToList();
    }
}
