using PieBot.Changes;
using PieBot.Configuration;
using PieBot.Processes;
using PieBot.Runs;
using PieBot.Timing;
using PieBot.Verification;

namespace PieBot.Tests.Verification.Command;

/// <summary>Repositories in languages that PieBot does not know, driven by a configuration alone.</summary>
// Verifications that run beside each other would time each other.
[Collection("Timed")]
public sealed class CommandVerifierTests
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

    private const string FastUnique = """
        exports.unique = function (values) {
          return [...new Set(values)];
        };

        """;

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

        var verdicts = await VerifyAsync(
            tiny,
            ShellConfiguration,
            "src/count.sh",
            Slow,
            Fast,
            Slow.Replace("count \"$1\"\n", "# The same.\ncount \"$1\"\n", StringComparison.Ordinal),
            Fast.Replace("$word $n", "$word 1", StringComparison.Ordinal)
        );

        Assert.True(verdicts[0].Kind == VerdictKind.Faster, verdicts[0].Reason);
        Assert.Equal(Metric.Command, verdicts[0].Measurement!.Metric);
        Assert.Contains(
            "cannot tell which tests",
            verdicts[0].Measurement!.Note,
            StringComparison.Ordinal
        );
        Assert.NotEqual(VerdictKind.Faster, verdicts[1].Kind);
        Assert.True(verdicts[2].Kind == VerdictKind.TestsFailed, verdicts[2].Reason);

        tiny.Write("src/count.sh", Fast);
        await tiny.CommitAsync();
        var back = await VerifyAsync(tiny, ShellConfiguration, "src/count.sh", Fast, Slow);
        Assert.True(back[0].Kind == VerdictKind.NotFaster, back[0].Reason);
    }

    [MeasuredFact]
    public async Task Proves_a_Node_module_by_its_tests_and_the_times_that_its_benchmark_prints()
    {
        if (!Programs.Has("node"))
        {
            Assert.Skip("node is not installed.");
        }

        using var tiny = await TinyGit.CreateAsync();
        NodeRepository.Write(tiny);
        tiny.Write(
            "check.js",
            """
            const { unique } = require('./lib/unique');
            const right = unique([3, 1, 3]).join() === '3,1';
            require('fs').writeFileSync('junit.xml', `<testsuite><testcase name="keeps the first"${right ? '/>' : '><failure/></testcase>'}</testsuite>`);

            """
        );
        await tiny.CommitAsync();

        var verdicts = await VerifyAsync(
            tiny,
            $"test: node check.js\njunit: junit.xml\n{NodeRepository.Timing}",
            NodeRepository.Path,
            NodeRepository.Slow,
            FastUnique
        );

        Assert.True(verdicts[0].Kind == VerdictKind.Faster, verdicts[0].Reason);
        Assert.Equal(1, verdicts[0].Tests!.Total);
    }

    [Theory]
    [InlineData(
        "build: echo no compiler >&2; exit 4",
        "test: 'true'",
        "the head does not build: 'echo no compiler >&2; exit 4' ended with exit code 4: no compiler"
    )]
    [InlineData("test: 'false'", "", "no test passes at the baseline")]
    [InlineData("test: 'true'", "junit: none.xml", "'true' wrote no file none.xml")]
    [InlineData("test: echo '<testsuite/>' > some.xml", "junit: some.xml", "no test was run")]
    [InlineData("test: 'true'", "timing: echo no times >&2; exit 5", "exit code 5: no times")]
    public async Task Says_what_is_wrong_with_its_commands(string one, string other, string words)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The commands are for a Unix shell.");
        }

        using var tiny = await TinyGit.CreateAsync();
        tiny.Write("src/a.sh", "echo a\n");
        await tiny.CommitAsync();

        var verdicts = await VerifyAsync(
            tiny,
            $"{one}\n{other}",
            "src/a.sh",
            "echo a\n",
            "echo b\n"
        );

        Assert.Contains(
            verdicts[0].Kind,
            (VerdictKind[])[VerdictKind.BaselineFailed, VerdictKind.Inconclusive]
        );
        Assert.Contains(words, verdicts[0].Reason, StringComparison.Ordinal);
    }

    // Each candidate rewrites the whole file, and competes with none.
    private static async Task<IReadOnlyList<Verdict>> VerifyAsync(
        TinyGit tiny,
        string configuration,
        string path,
        string head,
        params string[] edited
    )
    {
        var read = ConfigurationReader.Read(new(".piebot.yml", configuration));
        var commit = (await tiny.GitAsync("rev-parse", "HEAD")).Trim();
        var target = Languages.Blocks.Members(path, head)[0];
        var verdicts = new List<Verdict>();
        foreach (var text in edited)
        {
            using var folder = new TemporaryFolder();
            var candidate = LineCandidate.Of(
                $"c-{verdicts.Count}",
                target,
                head,
                target.Lines,
                text.TrimEnd('\n')
            );
            verdicts.AddRange(
                await new Verifier(
                    new()
                    {
                        Projects = read.Projects,
                        Trials = 6,
                        Shrink = false,
                    },
                    null
                ).VerifyAsync(
                    tiny.Root,
                    new(
                        ProposalFile.CurrentVersion,
                        ToolVersion.Current,
                        new(commit, commit, false, [], [target], []),
                        [candidate],
                        []
                    ),
                    new(folder.Path),
                    TestContext.Current.CancellationToken
                )
            );
        }

        return verdicts;
    }
}
