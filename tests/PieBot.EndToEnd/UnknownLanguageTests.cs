using System.Text.Json;
using PieBot.Core.Processes;
using PieBot.Core.Runs;
using PieBot.Testing.Models;

namespace PieBot.EndToEnd;

/// <summary>A repository in a language PieBot does not know, driven by its <c>.piebot.yml</c> alone: a model's edits, its own tests and benchmark.</summary>
[Collection(Collections.Timed)]
public sealed class UnknownLanguageTests
{
    private const string Configuration =
        $"paths: {{ include: ['lib/**'] }}\ntest: node check.js\njunit: junit.xml\nmodel: recorded\n{NodeRepository.Timing}\n";

    private const string Before = """
        exports.unique = function (values) {
          return values.filter((value, at) => values.indexOf(value) === at);
        };

        """;

    [MeasuredFact]
    public async Task A_branch_of_a_Node_repository_is_proposed_for_proved_and_bettered()
    {
        Assert.SkipUnless(Programs.Has("node"), "node is not installed.");
        using var tiny = await TinyGit.CreateAsync();
        tiny.Write(".piebot.yml", Configuration);
        NodeRepository.Write(tiny);
        tiny.Write(NodeRepository.Path, Before);
        tiny.Write(
            "check.js",
            """
            const { unique } = require('./lib/unique');
            const right = unique([3, 1, 3]).join() === '3,1';
            require('fs').writeFileSync('junit.xml', `<testsuite><testcase name="keeps the first"${right ? '/>' : '><failure/></testcase>'}</testsuite>`);

            """
        );
        await tiny.CommitAsync();
        await tiny.GitAsync("checkout", "-q", "-b", "work");
        tiny.Write(NodeRepository.Path, NodeRepository.Slow);
        await tiny.CommitAsync();
        await using var server = await ModelServer.StartAsync(_ =>
            [Reply("[...new Set(values)]"), Reply("[...new Set(values)].sort()")]
        );

        var result = await Tool.RunAsync(
            tiny.Root,
            new Dictionary<string, string>
            {
                ["PIEBOT_API_KEY"] = "sk-s3cr3t",
                ["PIEBOT_ENDPOINT"] = server.Address,
            },
            "run",
            "--base",
            "main",
            "--samples",
            "2",
            "--out",
            "run"
        );

        Assert.True(result.ExitCode == 0, result.Error);
        var verdicts = new RunFolder(Path.Combine(tiny.Root, "run")).ReadVerdicts();
        Assert.Equal(
            [VerdictKind.Faster, VerdictKind.TestsFailed],
            verdicts.Select(verdict => verdict.Kind).Order()
        );
        Assert.Contains(
            "keeps the first",
            verdicts.Single(verdict => verdict.Kind == VerdictKind.TestsFailed).Reason,
            StringComparison.Ordinal
        );
        Assert.Contains("unique.js", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", result.Output + result.Error, StringComparison.Ordinal);

        var applied = await Tool.RunAsync(tiny.Root, "apply", "run");

        Assert.True(applied.ExitCode == 0, applied.Error);
        Assert.Contains(
            "new Set(values)",
            await File.ReadAllTextAsync(
                Path.Combine(tiny.Root, NodeRepository.Path),
                TestContext.Current.CancellationToken
            ),
            StringComparison.Ordinal
        );
    }

    private static string Reply(string result) =>
        JsonSerializer.Serialize(
            new
            {
                title = "A set drops repetitions",
                rationale = "It looks a value up in constant time.",
                edits = new[]
                {
                    new
                    {
                        start = 2,
                        end = 6,
                        original = string.Join('\n', NodeRepository.Slow.Split('\n')[1..6]),
                        replacement = $"  return {result};",
                    },
                },
            }
        );
}
