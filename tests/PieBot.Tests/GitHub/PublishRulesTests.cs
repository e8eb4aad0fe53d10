using System.CommandLine;
using PieBot.Tool.Commands;

namespace PieBot.Tests.GitHub;

/// <summary>Who says what may be posted: the base as GitHub has it, and the workflow; what proposals carry may only tighten it.</summary>
public sealed class PublishRulesTests
{
    [Theory]
    [InlineData("publish: { drafts: true }", "publish: { drafts: false }", 0)]
    [InlineData(null, "publish: { drafts: true, bots: true, max-suggestions: 50 }", 0)]
    [InlineData("publish: { drafts: true }", "publish: { drafts: true }", 1)]
    [InlineData("publish: { drafts: true }", null, 1)]
    public async Task Proposals_do_not_make_a_draft_one_that_is_posted_on(
        string? atBase,
        string? carried,
        int reviews
    )
    {
        await using var scene = await SceneAsync(atBase, carried);
        scene.Pull.Draft = true;

        await scene.PublishAsync();

        Assert.Equal(reviews, scene.Pull.Reviews.Count);
    }

    [Theory]
    [InlineData("publish: { bots: true }", null, 1)]
    [InlineData(null, "publish: { bots: true }", 0)]
    public async Task Nor_one_of_a_bot(string? atBase, string? carried, int reviews)
    {
        await using var scene = await SceneAsync(atBase, carried);
        scene.Pull.User = ("renovate[bot]", "Bot");

        await scene.PublishAsync();

        Assert.Equal(reviews, scene.Pull.Reviews.Count);
    }

    [Theory]
    [InlineData("skip piebot", null, "publish: { skip-label: other }")]
    [InlineData("quiet", "publish: { skip-label: quiet }", null)]
    [InlineData("quiet", "publish: { skip-label: quiet }", "publish: { skip-label: other }")]
    [InlineData("quiet", null, "publish: { skip-label: quiet }")]
    public async Task Nor_do_they_take_the_skip_label_away(
        string label,
        string? atBase,
        string? carried
    )
    {
        await using var scene = await SceneAsync(atBase, carried);
        scene.Pull.Labels.Add(label);

        var publication = await scene.PublishAsync();

        Assert.Empty(scene.Pull.Reviews);
        Assert.Contains($"label '{label}'", publication.Notice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("publish: { max-suggestions: 1 }", "publish: { max-suggestions: 9 }", 1)]
    [InlineData("publish: { max-suggestions: 9 }", "publish: { max-suggestions: 1 }", 1)]
    [InlineData("publish: { max-suggestions: 2 }", null, 2)]
    [InlineData(null, "publish: { max-suggestions: 0 }", 0)]
    public async Task The_smaller_number_of_suggestions_counts(
        string? atBase,
        string? carried,
        int comments
    )
    {
        await using var scene = await SceneAsync(atBase, carried);
        scene.Add("src/A.cs", new(21, 21), "    faster too");
        scene.Add("src/A.cs", new(22, 22), "    and this");

        await scene.PublishAsync();

        Assert.Equal(comments, scene.Pull.Comments.Count);
    }

    [Fact]
    public async Task What_the_workflow_says_counts_before_both()
    {
        await using var scene = await SceneAsync(
            "publish: { drafts: false, max-suggestions: 1 }",
            "publish: { max-suggestions: 1 }",
            "--drafts",
            "--max-suggestions",
            "2"
        );
        scene.Pull.Draft = true;
        scene.Add("src/A.cs", new(21, 21), "    faster too");

        await scene.PublishAsync();

        Assert.Equal(2, scene.Pull.Comments.Count);
    }

    [Theory]
    [InlineData("publish: [", null)]
    [InlineData(null, "publish: { drafts: perhaps }")]
    public async Task A_configuration_that_is_not_right_keeps_from_posting(
        string? atBase,
        string? carried
    )
    {
        await using var scene = await SceneAsync(atBase, carried);

        var publication = await scene.PublishAsync();

        Assert.Empty(scene.Pull.Reviews);
        Assert.StartsWith(
            "The configuration is not valid: .piebot.yml:",
            publication.Notice,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_base_that_is_shown_is_the_one_that_GitHub_names()
    {
        await using var scene = await SceneAsync(null, null);
        scene.Add("src/A.cs", new(3, 3), "    not in a hunk");

        await scene.PublishAsync();

        var fileBase = new string('a', 40);
        foreach (
            var text in (string[])
                [scene.Pull.Comments[0].Body, scene.Pull.Reviews[0].Body, scene.Summary]
        )
        {
            Assert.DoesNotContain(fileBase[..7], text, StringComparison.Ordinal);
        }

        Assert.Contains(
            $"piebot run --base {scene.Pull.Base}`",
            scene.Pull.Comments[0].Body,
            StringComparison.Ordinal
        );
    }

    private static async Task<Scene> SceneAsync(
        string? atBase,
        string? carried,
        params string[] options
    )
    {
        var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(20, 20), "    faster");
        scene.Pull.Configuration = atBase;
        scene.Configuration = carried;
        var command = new Command("publish");
        var publish = new PublishOptions(command);
        var given = command.Parse(["RUN", .. options]);
        var own = publish.Settings(given, null);
        scene.Request = scene.Request with
        {
            MostSuggestions = own.MostSuggestions,
            Skip = own.Skip,
            Configured = file => publish.Settings(given, file),
        };
        return scene;
    }
}
