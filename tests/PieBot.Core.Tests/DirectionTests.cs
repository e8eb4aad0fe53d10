using System.Text.RegularExpressions;

namespace PieBot.Core.Tests;

/// <summary>Which stage may use which: one direction, no way back.</summary>
public sealed partial class DirectionTests
{
    [Theory]
    [InlineData("Changes", "Processes")]
    [InlineData("Proposals", "Changes Processes Runs")]
    [InlineData("Configuration", "Changes Processes Workers")]
    [InlineData("Verification", "Changes Configuration Proposals Timing Processes Runs Workers")]
    [InlineData("Timing", "")]
    [InlineData("Processes", "")]
    public void A_stage_uses_only_what_comes_before_it(string stage, string allowed)
    {
        var folder = Path.Combine(BuiltTool.Root(), "src", "PieBot.Core", stage);
        var files = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories);

        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var used = Using()
                .Matches(File.ReadAllText(file))
                .Select(match => match.Groups["stage"].Value)
                .Where(name => name != stage)
                .Except(allowed.Split(' '));
            Assert.True(!used.Any(), $"{Path.GetFileName(file)} uses {string.Join(", ", used)}");
        }
    }

    [GeneratedRegex(
        @"^using PieBot\.(?<stage>\w+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Using();
}
