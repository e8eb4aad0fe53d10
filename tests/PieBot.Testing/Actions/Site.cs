using System.Text.Json.Nodes;

namespace PieBot.Testing.Actions;

/// <summary>What a workflow's jobs share: the event, the repository, secrets, artifacts by run.</summary>
/// <param name="root">A temporary folder for all of it.</param>
/// <param name="checkout">The git repository that actions/checkout takes from.</param>
internal sealed class Site(string root, string checkout)
{
    /// <summary>This repository: where <c>piebot/piebot/…@v0</c> lies.</summary>
    public static string Sources { get; } = BuiltTool.Root();

    public string Root { get; } = root;

    public string Checkout { get; } = checkout;

    public required string EventName { get; init; }

    public required JsonObject Event { get; init; }

    /// <summary>Given to jobs unless the pull request comes from a fork.</summary>
    public Dictionary<string, string> Secrets { get; init; } = [];

    public string RunId { get; init; } = "1001";

    /// <summary>Inputs that are laid over those of every action of ours, such as <c>tool-path</c>.</summary>
    public Dictionary<string, string> Overlay { get; init; } = [];

    /// <summary>Variables that every step has beside the runner's own.</summary>
    public Dictionary<string, string> Variables { get; init; } = [];

    /// <summary>A pull request from another repository: its token may only read, and there are no secrets.</summary>
    public bool FromFork =>
        EventName == "pull_request"
        && (string?)Event["pull_request"]!["head"]!["repo"]!["full_name"]
            != (string?)Event["repository"]!["full_name"];

    public string Artifacts(string run) => Path.Combine(Root, "artifacts", run);
}
