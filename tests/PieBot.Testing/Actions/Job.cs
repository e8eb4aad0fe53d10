using System.Text.Json.Nodes;
using PieBot.Core.Processes;

namespace PieBot.Testing.Actions;

/// <summary>One job: a machine of its own, on which steps really run with bash.</summary>
internal sealed class Job
{
    private readonly Site _site;
    private readonly string _temp;
    private readonly List<string> _path = [];
    private int _step;

    /// <param name="contexts">needs, matrix, strategy.</param>
    /// <param name="mayWrite">Whether the job's permissions let its token write.</param>
    public Job(Site site, string name, JsonObject contexts, bool mayWrite)
    {
        _site = site;
        Machine = Path.Combine(site.Root, "machines", $"{site.RunId}-{name}");
        Workspace = Directory.CreateDirectory(Path.Combine(Machine, "work")).FullName;
        _temp = Directory.CreateDirectory(Path.Combine(Machine, "temp")).FullName;
        Token = mayWrite && !site.FromFork ? "ghs-may-write" : "ghs-may-read";
        Contexts = contexts;
        Contexts["github"] = new JsonObject
        {
            ["event"] = site.Event.DeepClone(),
            ["event_name"] = site.EventName,
            ["repository"] = (string?)site.Event["repository"]!["full_name"],
            ["run_id"] = site.RunId,
            ["token"] = Token,
            ["workflow"] = "PieBot",
        };
        Contexts["runner"] = new JsonObject { ["temp"] = _temp, ["os"] = "Linux" };
        Contexts["secrets"] = new JsonObject(
            site.FromFork
                ? []
                : site.Secrets.Select(pair =>
                    KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value))
                )
        );
    }

    public string Machine { get; }

    public string Workspace { get; }

    public string Token { get; }

    public JsonObject Contexts { get; }

    public List<StepLog> Log { get; } = [];

    public string Summary { get; private set; } = "";

    public bool Failed { get; private set; }

    /// <summary>Runs steps in order, those of composite actions in place; gives each step's outputs to its <c>steps</c> context.</summary>
    public async Task RunAsync(JsonArray steps, JsonObject contexts, string? actionPath)
    {
        var outputs = new JsonObject();
        contexts["steps"] = outputs;
        // A composite action begins afresh: what failed before has nothing to do with it.
        var failed = false;
        foreach (var step in steps.Select(step => step!.AsObject()))
        {
            bool Status(string name) =>
                name switch
                {
                    "success" => !failed,
                    "failure" => failed,
                    "cancelled" => false,
                    _ => true,
                };
            if (!Expression.Condition(Given(step, "if"), contexts, Status))
            {
                continue;
            }

            var (succeeded, own) = step["uses"] is { } uses
                ? await UseAsync((string)uses!, With(step, "with", contexts))
                : await ShellAsync(step, contexts, actionPath);
            failed |= !succeeded;
            if (step["id"] is { } id)
            {
                outputs[(string)id!] = new JsonObject
                {
                    ["outputs"] = own,
                    ["outcome"] = succeeded ? "success" : "failure",
                };
            }
        }

        Failed |= failed;
    }

    private async Task<(bool, JsonObject)> UseAsync(string uses, Dictionary<string, string> with)
    {
        if (uses.StartsWith("piebot/piebot", StringComparison.Ordinal))
        {
            var folder = Path.Combine(
                Site.Sources,
                uses.Split('@')[0]["piebot/piebot".Length..].Trim('/')
            );
            return await ComposeAsync(folder, with);
        }

        var ran = uses.Split('@')[0] switch
        {
            "actions/checkout" => await CheckoutAsync(with),
            "actions/setup-dotnet" => true,
            "actions/upload-artifact" => Upload(with),
            "actions/download-artifact" => Download(with),
            _ => throw new InvalidOperationException($"no stand-in for {uses}"),
        };
        return (ran, []);
    }

    private async Task<(bool, JsonObject)> ComposeAsync(
        string folder,
        Dictionary<string, string> with
    )
    {
        var action = Yaml.Read(Path.Combine(folder, "action.yml"));
        var declared = action["inputs"]!.AsObject();
        if (with.Keys.FirstOrDefault(name => !declared.ContainsKey(name)) is { } unknown)
        {
            throw new InvalidOperationException($"{folder} has no input {unknown}");
        }

        var contexts = new JsonObject();
        foreach (var name in (string[])["github", "runner", "strategy", "matrix"])
        {
            contexts[name] = Contexts[name]?.DeepClone();
        }

        contexts["inputs"] = new JsonObject(
            declared.Select(input =>
                KeyValuePair.Create(
                    input.Key,
                    (JsonNode?)
                        JsonValue.Create(
                            _site.Overlay.GetValueOrDefault(input.Key)
                                ?? with.GetValueOrDefault(input.Key)
                                ?? Expression.Text(
                                    Expression.Interpolate(
                                        (string?)input.Value!["default"] ?? "",
                                        contexts
                                    )
                                )
                        )
                )
            )
        );
        var before = Failed;
        Failed = false;
        await RunAsync(action["runs"]!["steps"]!.AsArray(), contexts, folder);
        var succeeded = !Failed;
        Failed |= before;
        return (
            succeeded,
            new(
                (action["outputs"]?.AsObject() ?? []).Select(output =>
                    KeyValuePair.Create(
                        output.Key,
                        Expression
                            .Interpolate((string)output.Value!["value"]!, contexts)
                            ?.DeepClone()
                    )
                )
            )
        );
    }

    private async Task<(bool, JsonObject)> ShellAsync(
        JsonObject step,
        JsonObject contexts,
        string? actionPath
    )
    {
        var files = Directory.CreateDirectory(Path.Combine(_temp, $"_files-{_step++}")).FullName;
        string File_(string name)
        {
            var path = Path.Combine(files, name);
            File.WriteAllText(path, "");
            return path;
        }

        var (output, summary, path) = (File_("output"), File_("summary"), File_("path"));
        var script = Path.Combine(files, "script.sh");
        var text = Expression.Text(Expression.Interpolate((string)step["run"]!, contexts));
        await File.WriteAllTextAsync(script, text);
        var payload = Path.Combine(files, "event.json");
        await File.WriteAllTextAsync(payload, _site.Event.ToJsonString());
        var environment = new Dictionary<string, string>(_site.Variables)
        {
            ["PATH"] = string.Join(
                ':',
                _path.AsEnumerable().Reverse().Append(Environment.GetEnvironmentVariable("PATH"))
            ),
            ["HOME"] = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
            ["CI"] = "true",
            ["GITHUB_ACTIONS"] = "true",
            ["GITHUB_EVENT_NAME"] = _site.EventName,
            ["GITHUB_EVENT_PATH"] = payload,
            ["GITHUB_REPOSITORY"] = (string)_site.Event["repository"]!["full_name"]!,
            ["GITHUB_RUN_ID"] = _site.RunId,
            ["GITHUB_WORKSPACE"] = Workspace,
            ["GITHUB_OUTPUT"] = output,
            ["GITHUB_STEP_SUMMARY"] = summary,
            ["GITHUB_PATH"] = path,
            ["RUNNER_TEMP"] = _temp,
            // A runner's steps have this one too, and it can write to the run's artifacts.
            ["ACTIONS_RUNTIME_TOKEN"] = "runtime-token",
        };
        foreach (var name in (string[])["DOTNET_ROOT", "NUGET_PACKAGES", "DOTNET_CLI_HOME"])
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
            {
                environment[name] = value;
            }
        }

        if (actionPath is not null)
        {
            environment["GITHUB_ACTION_PATH"] = actionPath;
        }

        foreach (var (name, value) in With(step, "env", contexts))
        {
            environment[name] = value;
        }

        var result = await ProcessRunner.RunAsync(
            new(
                "bash",
                ["-c", "exec 2>&1; exec bash --noprofile --norc -eo pipefail \"$0\"", script],
                Workspace
            )
            {
                Environment = environment,
                Timeout = TimeSpan.FromMinutes(10),
                OutputLimit = 1 << 24,
            },
            CancellationToken.None
        );
        Log.Add(StepLog.Of((string?)step["name"] ?? text, result.ExitCode, result.Output));
        Summary += await File.ReadAllTextAsync(summary);
        _path.AddRange(await File.ReadAllLinesAsync(path));
        return (
            result.Succeeded,
            new(
                (await File.ReadAllLinesAsync(output)).Select(line =>
                    KeyValuePair.Create(
                        line[..line.IndexOf('=', StringComparison.Ordinal)],
                        (JsonNode?)
                            JsonValue.Create(
                                line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]
                            )
                    )
                )
            )
        );
    }

    private async Task<bool> CheckoutAsync(Dictionary<string, string> with)
    {
        var head = (string?)_site.Event["pull_request"]?["head"]?["sha"] ?? "HEAD";
        var git = new Git(Workspace);
        await new Git(_site.Root).RunAsync(
            ["clone", "--quiet", _site.Checkout, Workspace],
            CancellationToken.None
        );
        await git.RunAsync(["checkout", "--quiet", "--detach", head], CancellationToken.None);
        if (with.GetValueOrDefault("persist-credentials") != "false")
        {
            await git.RunAsync(
                [
                    "config",
                    "--local",
                    "http.https://github.com/.extraheader",
                    $"AUTHORIZATION: basic {Token}",
                ],
                CancellationToken.None
            );
        }

        return with.GetValueOrDefault("fetch-depth") == "0";
    }

    private bool Upload(Dictionary<string, string> with)
    {
        var target = Path.Combine(_site.Artifacts(_site.RunId), with["name"]);
        var found = with["path"]
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .SelectMany(pattern =>
                Directory.Exists(Path.GetDirectoryName(pattern))
                    ? Directory.GetFiles(Path.GetDirectoryName(pattern)!, Path.GetFileName(pattern))
                    : []
            )
            .ToList();
        foreach (var file in found)
        {
            Directory.CreateDirectory(target);
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
        }

        return true;
    }

    private bool Download(Dictionary<string, string> with)
    {
        var from = _site.Artifacts(
            with.GetValueOrDefault("run-id") is { Length: > 0 } run ? run : _site.RunId
        );
        if (with.TryGetValue("name", out var name))
        {
            return Directory.Exists(Path.Combine(from, name))
                && Copy(Path.Combine(from, name), with["path"]);
        }

        Directory.CreateDirectory(with["path"]);
        return !Directory.Exists(from)
            || Directory
                .GetDirectories(from, with["pattern"])
                .All(one => Copy(one, Path.Combine(with["path"], Path.GetFileName(one))));
    }

    private static bool Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }

        return true;
    }

    private static string? Given(JsonObject step, string key) =>
        step[key] is { } value ? Expression.Text(value) : null;

    private static Dictionary<string, string> With(
        JsonObject step,
        string key,
        JsonObject contexts
    ) =>
        (step[key]?.AsObject() ?? [])
            .Where(pair => pair.Value is not null)
            .ToDictionary(
                pair => pair.Key,
                pair =>
                    Expression.Text(Expression.Interpolate(Expression.Text(pair.Value), contexts))
            );
}
