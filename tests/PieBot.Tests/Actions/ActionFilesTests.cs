using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PieBot.Core.Configuration;
using PieBot.Testing.Actions;

namespace PieBot.Tests.Actions;

/// <summary>What holds for every action and workflow file of ours, whatever it does.</summary>
public sealed partial class ActionFilesTests
{
    public static TheoryData<string> Actions =>
        [
            "action.yml",
            "action/propose/action.yml",
            "action/verify/action.yml",
            "action/publish/action.yml",
        ];

    public static TheoryData<string> Workflows =>
        new(
            Directory
                .GetFiles(Path.Combine(Site.Sources, "samples", "workflows"), "*.yml")
                .Select(path => Path.GetRelativePath(Site.Sources, path))
                .Order()
        );

    [Theory]
    [MemberData(nameof(Actions))]
    [MemberData(nameof(Workflows))]
    public void What_is_used_is_pinned_to_a_commit_and_says_which_version_that_is(string file)
    {
        foreach (var line in File.ReadLines(Path.Combine(Site.Sources, file)))
        {
            if (line.Contains("uses:", StringComparison.Ordinal))
            {
                Assert.True(
                    Pinned().IsMatch(line)
                        || line.Contains("uses: piebot/piebot", StringComparison.Ordinal),
                    line
                );
            }
        }
    }

    [Theory]
    [MemberData(nameof(Actions))]
    [MemberData(nameof(Workflows))]
    public void No_expression_is_pasted_into_shell_text(string file)
    {
        var yaml = Yaml.Read(Path.Combine(Site.Sources, file));
        var steps = yaml["jobs"] is JsonObject jobs
            ? jobs.SelectMany(job => job.Value!["steps"]!.AsArray())
            : yaml["runs"]!["steps"]!.AsArray();

        foreach (var step in steps)
        {
            Assert.DoesNotContain("${{", (string?)step!["run"] ?? "", StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void A_sample_gives_its_jobs_no_more_than_they_need(string file)
    {
        var yaml = Yaml.Read(Path.Combine(Site.Sources, file));
        var whole = yaml["permissions"]!.AsObject();

        Assert.Equal("read", (string?)whole["contents"]);
        foreach (var (name, job) in yaml["jobs"]!.AsObject())
        {
            var permissions = job!["permissions"] as JsonObject ?? whole;
            Assert.NotEqual("write", (string?)permissions["contents"]);
            if (name is "propose" or "verify")
            {
                Assert.Single(permissions);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void A_sample_keeps_no_token_in_a_checkout(string file)
    {
        var text = File.ReadAllText(Path.Combine(Site.Sources, file));

        Assert.Equal(Checkout().Count(text), text.Split("persist-credentials: false").Length - 1);
    }

    [Theory]
    [InlineData("simple", "github.event.pull_request.number")]
    [InlineData("self-hosted", "github.event.pull_request.number")]
    [InlineData("three-jobs", "github.event.pull_request.number")]
    [InlineData("forks", "github.event.pull_request.number")]
    [InlineData("forks-publish", "github.event.workflow_run.head_sha")]
    public void Runs_of_one_pull_request_do_not_overlap_and_those_of_others_do_not_wait(
        string sample,
        string by
    )
    {
        var concurrency = Yaml.Read(
            Path.Combine(Site.Sources, "samples", "workflows", $"{sample}.yml")
        )["concurrency"]!;

        Assert.Contains(
            $"${{{{ {by} }}}}",
            (string?)concurrency["group"],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void A_sample_binds_the_proposals_by_an_output_of_the_job_that_made_them(string file)
    {
        var jobs = Yaml.Read(Path.Combine(Site.Sources, file))["jobs"]!.AsObject();
        if (!jobs.ContainsKey("propose"))
        {
            return;
        }

        Assert.Equal(
            "${{ steps.propose.outputs.proposals-sha256 }}",
            (string?)jobs["propose"]!["outputs"]!["proposals-sha256"]
        );
        var takers = jobs.SelectMany(job => job.Value!["steps"]!.AsArray())
            .Where(step =>
                (string?)step!["uses"]
                    is "piebot/piebot/action/verify@v0"
                        or "piebot/piebot/action/publish@v0"
            )
            .ToList();
        Assert.NotEmpty(takers);
        Assert.All(
            takers,
            step =>
                Assert.Equal(
                    "${{ needs.propose.outputs.proposals-sha256 }}",
                    (string?)step!["with"]!["proposals-sha256"]
                )
        );
    }

    [Theory]
    [InlineData("action.yml")]
    [InlineData("action/publish/action.yml")]
    public void An_input_that_nobody_gives_hides_nothing_of_the_configuration(string file)
    {
        var inputs = Yaml.Read(Path.Combine(Site.Sources, file))["inputs"]!.AsObject();

        foreach (var name in OptionKeys.Top.Concat(OptionKeys.Publish).Where(inputs.ContainsKey))
        {
            Assert.Equal("", (string?)inputs[name]!["default"]);
        }

        Assert.Contains("max-suggestions", inputs.Select(input => input.Key));
    }

    [Theory]
    [InlineData("action.yml")]
    [InlineData("action/publish/action.yml")]
    public void Numbers_among_the_outputs_are_never_empty(string file)
    {
        var outputs = Yaml.Read(Path.Combine(Site.Sources, file))["outputs"]!;

        foreach (var name in (string[])["suggestions", "posted"])
        {
            Assert.Equal(
                "0",
                (string?)
                    Expression.Interpolate(
                        (string)outputs[name]!["value"]!,
                        new() { ["steps"] = new JsonObject() }
                    )
            );
        }
    }

    [Fact]
    public void The_simple_workflow_has_eleven_lines() =>
        Assert.Equal(
            11,
            File.ReadLines(Path.Combine(Site.Sources, "samples", "workflows", "simple.yml"))
                .Count(line => !line.StartsWith('#'))
        );

    [GeneratedRegex(@"uses: [a-z/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();

    [GeneratedRegex("uses: actions/checkout@")]
    private static partial Regex Checkout();
}
