using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Timed;

/// <summary>A repository in a language that PieBot does not know, driven by a configuration alone.</summary>
[Collection(Collections.Timed)]
public sealed class CommandTests
{
    private const string Slow = """
        count() {
            for word in $(sort -u "$1"); do
                echo "$word $(grep -cx "$word" "$1")"
            done
        }
        count "$1"

        """;

    private const string Fast = """
        count() {
            sort "$1" | uniq -c | while read -r n word; do
                echo "$word $n"
            done
        }
        count "$1"

        """;

    private const string ShellConfiguration = "paths: { include: ['src/**'] }\ntest: sh check.sh";

    [MeasuredFact]
    public async Task Proves_a_shell_script_by_its_exit_code_and_processor_time()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The scripts are for a Unix shell.");
        }

        using var tiny = await TinyGit.CreateAsync();
        tiny.Write("src/count.sh", Slow);
        tiny.Write("words", string.Concat(Enumerable.Range(0, 60).Select(n => $"w{n % 20}\n")));
        tiny.Write("check.sh", "sh src/count.sh words | sort | head -1 | grep -qx 'w0 3'\n");
        await tiny.CommitAsync();

        var verdicts = await CommandRepository.VerifyAsync(
            tiny,
            ShellConfiguration,
            "src/count.sh",
            Slow,
            Fast,
            Fast.Replace("$word $n", "$word 1", StringComparison.Ordinal)
        );

        Assert.True(verdicts[0].Kind == VerdictKind.Faster, verdicts[0].Reason);
        Assert.Equal(Metric.Command, verdicts[0].Measurement!.Metric);
        Assert.Contains(
            "cannot tell which tests",
            verdicts[0].Measurement!.Note,
            StringComparison.Ordinal
        );
        Assert.True(verdicts[1].Kind == VerdictKind.TestsFailed, verdicts[1].Reason);
    }
}
