using PieBot.Core;
using PieBot.Core.Configuration;
using PieBot.Core.Proposals.Stage;
using PieBot.Tool.Commands;
using PieBot.Tool.Console;

namespace PieBot.Tests.Commands;

public sealed class ConfigurationOptionsTests
{
    [Fact]
    public void Fills_in_what_the_command_line_leaves_open()
    {
        var filled = Configure("trials: 8\nmin-saving: 5\nshrink: false", "--trials", "12").Parsed;

        Assert.Equal(12, filled.GetValue<int>("--trials"));
        Assert.Equal(5, filled.GetValue<double>("--min-saving"));
        Assert.True(filled.GetValue<bool>("--no-shrink"));
    }

    [Fact]
    public void Passes_over_options_of_other_commands()
    {
        var configured = Configure("publish: { max-suggestions: 2 }\ntrials: 8");

        Assert.Empty(configured.Parsed.Errors);
        Assert.Equal(8, configured.Parsed.GetValue<int>("--trials"));
    }

    [Fact]
    public void Checks_values_as_the_command_line_does_and_names_their_place()
    {
        var fault = Assert.Throws<UserErrorException>(() => Configure("alpha: 0.01\ntrials: 3"));

        Assert.Equal(
            ".piebot.yml:2:9: --trials must be a number from 4 to 1000, not 3.",
            fault.Message
        );
    }

    /// <summary>Forks and Dependabot get no key; their jobs must not be red for that.</summary>
    [Theory]
    [InlineData("model: gpt-5-mini")]
    [InlineData("model: gpt-5-mini\nproposer: both")]
    [InlineData("model: gpt-5-mini\nproposer: model")]
    public void A_model_that_only_the_file_names_is_left_out_without_a_key_and_said(string text)
    {
        var configured = ConfigureCommand(text, ["propose"]);

        Assert.Null(configured.Parsed.GetValue<string?>("--model"));
        Assert.Null(configured.Parsed.GetValue<string?>("--proposer"));
        Assert.Contains(
            "only the rules propose",
            Assert.Single(configured.Notices),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("--model", "gpt-5")]
    [InlineData("--offline", null)]
    [InlineData("--endpoint", "http://localhost:11434/v1")]
    [InlineData("--azure", null)]
    [InlineData("--proposer", "model")]
    public void A_model_that_is_demanded_or_needs_no_key_stays(string option, string? value)
    {
        var configured = ConfigureCommand(
            "model: gpt-5-mini",
            ["propose", option, .. value is null ? [] : (string[])[value]]
        );

        Assert.NotNull(configured.Parsed.GetValue<string?>("--model"));
        Assert.Empty(configured.Notices);
    }

    [Fact]
    public void Commands_that_ask_no_model_say_nothing_of_one() =>
        Assert.Empty(Configure("model: gpt-5-mini").Notices);

    private static Configured Configure(string text, params string[] options) =>
        ConfigureCommand(text, ["verify", "proposals.json", .. options]);

    private static Configured ConfigureCommand(string text, string[] command) =>
        ConfigurationOptions.OfProposals(
            CommandLine.Root(new Screen(TextWriter.Null, TextWriter.Null)).Parse(command),
            new(
                ProposalFile.CurrentVersion,
                ToolVersion.Current,
                new("base", "head", false, [], [], []),
                [],
                []
            )
            {
                Configuration = new ConfigurationFile(".piebot.yml", text),
            }
        );
}
