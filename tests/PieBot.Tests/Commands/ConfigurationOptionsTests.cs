using PieBot.Configuration;
using PieBot.Runs;
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

    private static Configured Configure(string text, params string[] options) =>
        ConfigurationOptions.OfProposals(
            CommandLine
                .Root(new Screen(TextWriter.Null, TextWriter.Null))
                .Parse(["verify", "proposals.json", .. options]),
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
