using PieBot.Tool.Demo;

namespace PieBot.EndToEnd;

/// <summary>The command and what it says; what it proves is proved of a part of the same sample, by <see cref="DemoTests"/>.</summary>
[Collection(Collections.Untimed)]
public sealed class DemoCommandTests
{
    [Fact]
    public async Task The_demo_unpacks_a_branch_and_runs_on_it()
    {
        using var folder = new TemporaryFolder();

        var result = await Tool.RunAsync(
            folder.Path,
            "demo",
            "--dir",
            "shop",
            "--format",
            "json",
            // One that its tests do not have: then nothing is timed.
            "--framework",
            "net1.0"
        );

        // Nothing could be proved.
        Assert.True(result.ExitCode == 1, result.Error);
        var kinds = DemoTests.Kinds(result.Output);
        Assert.True(kinds.Count >= 13, string.Join(' ', kinds));
        Assert.Equal(["BaselineFailed", "GuardRejected"], kinds.Distinct().Order());
        Assert.Contains(
            "does not target net1.0 but net10.0",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"on branch {DemoRepository.Branch}",
            result.Error,
            StringComparison.Ordinal
        );
    }
}
