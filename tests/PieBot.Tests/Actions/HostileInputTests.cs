using System.Text.Json.Nodes;
using PieBot.Testing.Actions;

namespace PieBot.Tests.Actions;

/// <summary>What a pull request, a model or a careless setting may put before the actions' steps.</summary>
public sealed class HostileInputTests : ActionRuns
{
    [Fact]
    public async Task An_input_is_one_argument_whatever_it_holds()
    {
        var pwned = Path.Combine(Root, "pwned");
        var evil = $"\"; touch {pwned}; $(touch {pwned}) `touch {pwned}` ' * main";

        var job = await RunAsync(
            new() { ["base"] = evil, ["propose-args"] = $"--exclude\n{evil}\n\n--include\n**/*.py" }
        );

        Assert.True(job.Failed);
        var propose = Tool.Of("propose").Single();
        Assert.Equal(evil, propose.Option("--base"));
        Assert.Equal(evil, propose.Option("--exclude"));
        Assert.Equal("**/*.py", propose.Option("--include"));
        Assert.False(File.Exists(pwned));
    }

    [Fact]
    public async Task No_line_that_the_tool_prints_is_a_command_to_the_runner()
    {
        var job = await RunAsync([]);

        foreach (var step in (string[])["Propose", "Verify"])
        {
            var text = job.Log.Single(one => one.Name == step).Text;
            Assert.Contains("::error::not from the tool", text, StringComparison.Ordinal);
            Assert.Contains("::set-output name=suggestions::99", text, StringComparison.Ordinal);
        }

        Assert.All(
            job.Log,
            step =>
                Assert.All(
                    step.Commands,
                    command =>
                        Assert.True(
                            command.StartsWith("::group::piebot ", StringComparison.Ordinal)
                                || command == "::endgroup::"
                                || command.StartsWith(
                                    "::warning::The head commit could not be tested",
                                    StringComparison.Ordinal
                                ),
                            command
                        )
                )
        );
    }

    [Fact]
    public async Task Commands_are_stopped_by_a_word_that_cannot_be_guessed()
    {
        var job = await RunAsync([]);

        var words = job
            .Log.Where(step => step.Name is "Propose" or "Verify")
            .Select(step => Word(step.Text))
            .ToList();
        Assert.Equal(2, words.Distinct().Count());
        Assert.All(words, word => Assert.Equal(32, word.Length));
    }

    [Fact]
    public async Task A_token_left_in_the_checkout_keeps_the_code_from_being_run()
    {
        var job = new Job(Site([]), "careless", [], mayWrite: true);
        await job.RunAsync(
            Steps(
                new JsonObject
                {
                    ["uses"] = "actions/checkout@x",
                    ["with"] = new JsonObject { ["fetch-depth"] = "0" },
                }
            ),
            job.Contexts,
            null
        );

        Assert.True(job.Failed);
        Assert.Empty(Tool.Of("verify"));
        Assert.Empty(Tool.Of("publish"));
        Assert.Contains(
            job.Log.SelectMany(step => step.Commands),
            command => command.Contains("persist-credentials: false", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task No_process_around_the_code_that_is_run_was_started_with_the_workflows_environment()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It reads /proc.");
        var secret = $"deploy-{Guid.NewGuid():n}";

        var job = await RunAsync([], variables: new() { ["DEPLOY_KEY"] = secret });

        Assert.False(job.Failed);
        // The key of the workflow is there to be found.
        Assert.Equal(secret, Tool.Of("propose").Single().Environment["DEPLOY_KEY"]);
        Assert.Contains(
            Tool.Of("propose").Single().Around,
            one => one.Contains(secret, StringComparison.Ordinal)
        );
        var verify = Tool.Of("verify").Single();
        Assert.True(verify.Around.Count >= 2, $"{verify.Around.Count} processes were seen");
        Assert.Contains("PATH=", verify.Around[0], StringComparison.Ordinal);
        Assert.DoesNotContain(verify.Around, one => one.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Proposals_that_verified_code_replaced_on_the_same_machine_are_not_posted()
    {
        var tool = Path.Combine(Root, "replaces");
        await File.WriteAllTextAsync(
            tool,
            $"""
            #!/bin/bash
            dotnet "{BuiltTool.Program}" "$@"
            status=$?
            [ "$1" != verify ] || echo >> "$2"
            exit $status
            """,
            TestContext.Current.CancellationToken
        );
        var replacing = new RecordedTool(Path.Combine(Root, "replacing"), $"bash \"{tool}\"");

        var job = await RunAsync(new() { ["tool-path"] = replacing.Folder });

        Assert.True(job.Failed);
        Assert.Single(replacing.Of("verify"));
        Assert.Empty(replacing.Of("publish"));
        Assert.Contains(
            "These are not the proposals that were handed on",
            job.Log[^1].Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_model_without_a_key_leaves_the_rules_and_a_notice()
    {
        var job = await RunAsync(new() { ["model"] = "some-model" });

        Assert.False(job.Failed);
        Assert.Contains(
            job.Log.Single(step => step.Name == "Propose").Commands,
            command =>
                command.StartsWith(
                    "::notice::A model is named, but this job has no key for it",
                    StringComparison.Ordinal
                )
        );
        Assert.Equal("some-model", Tool.Of("propose").Single().Option("--model"));
        // What the rules found is verified as ever.
        Assert.Single(Tool.Of("verify"));
        Assert.Single(Tool.Of("publish"));
    }

    [Fact]
    public async Task A_number_of_suggestions_and_an_account_are_named_only_when_the_workflow_does()
    {
        await RunAsync([]);
        await RunAsync(new() { ["max-suggestions"] = "7", ["author"] = "our-app[bot]" });

        var publish = Tool.Of("publish").ToList();
        Assert.Equal([null, "7"], publish.Select(call => call.Option("--max-suggestions")));
        Assert.Equal([null, "our-app[bot]"], publish.Select(call => call.Option("--author")));
    }

    [Fact]
    public async Task Build_files_do_not_run_where_a_key_is()
    {
        var job = await RunAsync(new() { ["trust"] = "true", ["api-key"] = "sk-model-key" });

        Assert.True(job.Failed);
        Assert.Empty(Tool.Calls);
    }

    [Fact]
    public async Task Settings_of_the_pull_requests_own_checkout_name_no_endpoint_model_or_key()
    {
        // Whatever a head commit may bring along, in whatever form someone might once read.
        foreach (
            var name in (string[])[".piebot.json", ".piebot/settings.json", "piebot.yml", ".env"]
        )
        {
            var path = Path.Combine(Repository.Root, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(
                path,
                "{\"endpoint\":\"http://evil.example\",\"model\":\"evil\",\"keyVariable\":\"DEPLOY_KEY\"}"
            );
        }

        await Repository.GitAsync("add", "-A");
        await Repository.GitAsync("commit", "-q", "-m", "settings");
        var head = (await Repository.GitAsync("rev-parse", "HEAD")).Trim();

        var job = await RunAsync([], head);

        Assert.False(job.Failed);
        var propose = Tool.Of("propose").Single();
        Assert.Null(propose.Option("--endpoint"));
        Assert.Null(propose.Option("--model"));
        Assert.DoesNotContain("PIEBOT_API_KEY", propose.Environment.Keys);
        Assert.DoesNotContain(
            propose.Environment.Values,
            value => value.Contains("evil", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_tool_path_without_the_tool_is_an_error_that_says_so()
    {
        var job = await RunAsync(new() { ["tool-path"] = Root });

        Assert.True(job.Failed);
        Assert.Equal(
            ["::error::There is no piebot in the folder that 'tool-path' names."],
            job.Log[^1].Commands
        );
    }

    private async Task<Job> RunAsync(
        Dictionary<string, string> inputs,
        string? head = null,
        Dictionary<string, string>? variables = null
    )
    {
        var job = new Job(
            Site(inputs, head, variables),
            $"job-{Guid.NewGuid():n}",
            [],
            mayWrite: true
        );
        await job.RunAsync(
            Steps(
                new JsonObject
                {
                    ["uses"] = "actions/checkout@x",
                    ["with"] = new JsonObject
                    {
                        ["fetch-depth"] = "0",
                        ["persist-credentials"] = "false",
                    },
                }
            ),
            job.Contexts,
            null
        );
        return job;
    }

    private static JsonArray Steps(JsonObject checkout) =>
        [checkout, new JsonObject { ["uses"] = "piebot/piebot@v0" }];

    private Site Site(
        Dictionary<string, string> inputs,
        string? head = null,
        Dictionary<string, string>? variables = null
    ) =>
        new(Root, Repository.Root)
        {
            EventName = "pull_request",
            Event = Payload.PullRequest(Repository.Base, head ?? Repository.Head),
            Variables = variables ?? [],
            Overlay = new(inputs)
            {
                ["tool-path"] = inputs.GetValueOrDefault("tool-path") ?? Tool.Folder,
            },
        };

    private static string Word(string log) =>
        log.Split('\n')
            .Select(line => line.Trim())
            .Single(line => line.StartsWith("::stop-commands::", StringComparison.Ordinal))[
            "::stop-commands::".Length..
        ];
}
