using System.CommandLine;
using PieBot.Core;
using PieBot.Core.Configuration;
using PieBot.Core.Proposals.Stage;
using PieBot.Tool.Commands;

namespace PieBot.Tests.Commands;

public sealed class ConfigurationOptionsTests
{
    private readonly Command _command = new("propose");
    private readonly ProofOptions _proof;
    private readonly ModelOptions _model;

    public ConfigurationOptionsTests()
    {
        _proof = new(_command);
        _model = new(_command, proposes: true, verifies: true);
    }

    [Fact]
    public void Fills_in_what_the_command_line_leaves_open()
    {
        var settings = _proof.Read(
            Configure("trials: 8\nmin-saving: 5\nshrink: false", "--trials", "12")
        );

        Assert.Equal((12, 0.05, false), (settings.Trials, settings.MinSaving, settings.Shrink));
    }

    [Fact]
    public void Takes_all_values_of_a_list_and_none_where_the_command_line_has_one()
    {
        const string text = "test-project: [a.csproj, b.csproj]";

        Assert.Equal(["a.csproj", "b.csproj"], _proof.Read(Configure(text)).TestProjects);
        Assert.Equal(
            ["c.csproj"],
            _proof.Read(Configure(text, "--test-project", "c.csproj")).TestProjects
        );
    }

    [Fact]
    public void Passes_over_options_of_other_commands() =>
        Assert.Equal(
            8,
            _proof.Read(Configure("publish: { max-suggestions: 2 }\ntrials: 8")).Trials
        );

    [Theory]
    [InlineData("metric: allocations\nprotocol: paper", null, null, ".piebot.yml: ")]
    [InlineData("trials: 8\nmetric: allocations", "--protocol", "paper", ".piebot.yml:2:9: ")]
    public void Options_that_do_not_go_together_are_blamed_on_the_file(
        string text,
        string? option,
        string? value,
        string place
    )
    {
        var configured = Configure(text, option is null ? [] : [option, value!]);

        var fault = Assert.Throws<UserErrorException>(() => _proof.Read(configured));

        Assert.StartsWith(
            $"{place}--metric allocations needs --protocol paired",
            fault.Message,
            StringComparison.Ordinal
        );
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
        var configured = Configure(text);

        Assert.Null(_model.Read(configured.Given));
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
        var configured = Configure("model: gpt-5-mini", value is null ? [option] : [option, value]);

        Assert.NotNull(_model.Read(configured.Given));
        Assert.Empty(configured.Notices);
    }

    [Fact]
    public void Commands_that_ask_no_model_say_nothing_of_one()
    {
        var command = new Command("verify");
        _ = new ProofOptions(command);

        Assert.Empty(Configure(command, "model: gpt-5-mini").Notices);
    }

    private Configured Configure(string text, params string[] options) =>
        Configure(_command, text, options);

    private static Configured Configure(Command command, string text, params string[] options) =>
        ConfigurationOptions.OfProposals(
            command.Parse(options),
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
