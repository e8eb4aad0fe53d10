using PieBot.Core.Runs;
using PieBot.Core.Verification;
using PieBot.Testing.Actions;
using PieBot.Tool.Console;

namespace PieBot.Tests.Console;

public sealed class ProgressTests
{
    private static readonly VerifyProgress[] Steps =
    [
        new("restore", "a.csproj", 0, 2),
        new("measure", "c-1: trial 1 of 2", 0, 2),
        new("measure", "c-1: trial 2 of 2", 0, 2),
        new(
            "verdict",
            "why",
            1,
            2,
            new("c-1", VerdictKind.Faster, "why", null, null, TimeSpan.Zero)
        ),
        new("gate", "c-2: 100% of\nthe tests", 1, 2),
    ];

    [Fact]
    public void Plain_lines_name_each_step()
    {
        using var text = new StringWriter { NewLine = "\n" };
        Play(new PlainProgress(text, id => $"name of {id}"));

        Assert.Equal(
            "[0/2] restore: a.csproj\n[0/2] measure: c-1: trial 1 of 2\n[0/2] measure: c-1: trial 2 of 2\nfaster: c-1 (name of c-1): why\n[1/2] gate: c-2: 100% of\nthe tests\n",
            text.ToString()
        );
    }

    [Fact]
    public void A_workflows_log_folds_the_way_to_each_verdict()
    {
        using var text = new StringWriter { NewLine = "\n" };
        var groups = new GroupedProgress(text, id => id);
        Play(groups);
        groups.Close();

        var lines = text.ToString().Split('\n');
        Assert.Equal(
            2,
            lines.Count(line => line.StartsWith("::group::", StringComparison.Ordinal))
        );
        Assert.Equal(2, lines.Count(line => line == "::endgroup::"));
        Assert.True(
            Array.IndexOf(lines, "::endgroup::") < Array.IndexOf(lines, "faster: c-1 (c-1): why")
        );
        Assert.Contains("::group::[1/2] gate: c-2: 100%25 of%0Athe tests", lines);
    }

    [Fact]
    public void No_line_of_a_step_is_a_command_to_the_runner()
    {
        using var text = new StringWriter { NewLine = "\n" };
        var groups = new GroupedProgress(text, id => "\n::add-mask::x");
        groups.Report(new("gate", "Test\n::set-output name=a::b", 0, 1));
        groups.Report(
            new(
                "verdict",
                "",
                1,
                1,
                new("c-1", VerdictKind.Faster, "\n::error::x", null, null, TimeSpan.Zero)
            )
        );
        groups.Close();

        Assert.Equal(
            ["::group::[0/1] gate: Test%0A::set-output name=a::b", "::endgroup::"],
            StepLog.Of("log", 0, text.ToString()).Commands
        );
    }

    private static void Play(IProgress<VerifyProgress> progress)
    {
        foreach (var step in Steps)
        {
            progress.Report(step);
        }
    }
}
