using System.Text.Json;
using PieBot.Core.Processes;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Testing.Models;

namespace PieBot.EndToEnd;

/// <summary>The tool against a recorded model, on members that no rule can better.</summary>
[Collection(Collections.Timed)]
public sealed class ModelRunTests
{
    private const string Key = "sk-s3cr3t-0123456789";
    private const string Module = "lib/words.py";

    private const string Source = """
        def first(words):
            seen = []
            for word in words:
                if word not in seen:
                    seen.append(word)
            return seen


        def shared(left, right):
            count = 0
            for word in left:
                if word in right:
                    count += 1
            return count

        """;

    private static readonly string[] Names = ["first", "shared"];

    [MeasuredFact]
    public async Task Betters_what_no_rule_can_fixes_what_fails_and_explains_without_made_up_figures()
    {
        using var repository = await CreateAsync();
        await using var server = await ModelServer.StartAsync(Answer);

        var result = await RunAsync(
            repository.Root,
            server.Address,
            [
                "run",
                "--base",
                "main",
                "--model",
                "recorded",
                "--samples",
                "1",
                "--repairs",
                "1",
                "--refine",
                "--trials",
                "6",
                "--min-saving",
                "30",
                "--out",
                "run",
                "--format",
                "json",
            ]
        );

        Assert.True(result.ExitCode == 0, result.Error);
        var run = new RunFolder(Path.Combine(repository.Root, "run"));
        var proposals = run.ReadProposals();
        var verdicts = run.ReadVerdicts();
        foreach (var name in Names)
        {
            var won = proposals
                .Candidates.Where(one => one.TargetId.Contains(name, StringComparison.Ordinal))
                .Select(one => verdicts.Single(verdict => verdict.CandidateId == one.Id))
                .Where(verdict => verdict.Kind == VerdictKind.Faster)
                .ToList();
            Assert.True(won.Count == 1, $"{name}: {result.Error}");
            Assert.True(won[0].Measurement!.Low.Ratio >= 2, $"{name}: {won[0].Reason}");
        }

        var repaired = proposals.Candidates.Single(one => one.Round == 2);
        Assert.EndsWith("+repair#1", repaired.Origin, StringComparison.Ordinal);
        var failed = proposals.Candidates.Single(one =>
            one.TargetId == repaired.TargetId && one.Round is null
        );
        Assert.Equal(
            VerdictKind.TestsFailed,
            verdicts.Single(one => one.CandidateId == failed.Id).Kind
        );
        Assert.Contains(
            server.Requests,
            asked =>
                asked.User.Contains("It failed: ", StringComparison.Ordinal)
                && asked.User.Contains("test_shared", StringComparison.Ordinal)
        );
        Explains(run, proposals);
        KeepsTheKey(repository.Root, result);
        Assert.NotNull(run.ReadRun()!.Ended);
        await ProposesAgainAsync(repository.Root, server, proposals);
    }

    private static void Explains(RunFolder run, ProposalFile proposals)
    {
        var explanations = run.ReadExplanations();
        // The other was explained with a figure of the model's own.
        Assert.Equal("Less is done for each element.", Assert.Single(explanations.Values).Text);
        Assert.Contains(
            proposals.Model!.Refused,
            one => one.Reason.Contains("not measured: 1000", StringComparison.Ordinal)
        );
    }

    private static void KeepsTheKey(string root, ProcessResult result)
    {
        Assert.DoesNotContain("s3cr3t", result.Output + result.Error, StringComparison.Ordinal);
        foreach (var folder in (string[])["run", ".piebot"])
        {
            Assert.All(
                Directory.GetFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories),
                file =>
                    Assert.DoesNotContain(
                        "s3cr3t",
                        File.ReadAllText(file),
                        StringComparison.Ordinal
                    )
            );
        }
    }

    // The same proposals once more, from the cache, without a key.
    private static async Task ProposesAgainAsync(
        string root,
        ModelServer server,
        ProposalFile first
    )
    {
        var requests = server.Requests.Count;

        var again = await Tool.RunAsync(
            root,
            "propose",
            "--base",
            "main",
            "--model",
            "recorded",
            "--proposer",
            "model",
            "--samples",
            "1",
            "--offline",
            "--out",
            "again",
            "--format",
            "json"
        );

        Assert.True(again.ExitCode == 0, again.Error);
        Assert.Equal(requests, server.Requests.Count);
        using var json = JsonDocument.Parse(again.Output);
        Assert.Equal(
            first.Candidates.Where(one => one.Round is null).Select(one => one.Id).Order(),
            json.RootElement.GetProperty("candidates")
                .EnumerateArray()
                .Select(one => one.GetProperty("candidate").GetProperty("id").GetString())
                .Order()
        );
        Assert.Equal(
            Names.Length,
            json.RootElement.GetProperty("model").GetProperty("cachedReplies").GetInt32()
        );
    }

    [Fact]
    public async Task A_key_that_is_refused_ends_the_run_with_advice_and_without_the_key()
    {
        using var repository = await CreateAsync();
        await using var server = await ModelServer.StartAsync(
            (asked, context) =>
                ModelServer.ErrorAsync(context, 401, $"bad key {asked.Authorization}")
        );

        var result = await RunAsync(
            repository.Root,
            server.Address,
            ["propose", "--base", "main", "--model", "recorded", "--proposer", "model"]
        );

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("PIEBOT_API_KEY", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", result.Output + result.Error, StringComparison.Ordinal);
        Assert.Equal($"Bearer {Key}", Assert.Single(server.Requests).Authorization);
    }

    private static async Task<TinyGit> CreateAsync()
    {
        var repository = await TinyGit.CreateAsync();
        repository.Write("lib/__init__.py", "");
        repository.Write(Module, "");
        repository.Write("tests/__init__.py", "");
        repository.Write(
            "tests/test_words.py",
            """
            import unittest
            from lib.words import first, shared

            WORDS = [str(n % 300) for n in range(900)]


            class WordsTests(unittest.TestCase):
                def test_first(self):
                    self.assertEqual(first(WORDS), [str(n) for n in range(300)])

                def test_shared(self):
                    self.assertEqual(shared(WORDS, [str(n) for n in range(100, 400)]), 600)

            """
        );
        await repository.CommitAsync();
        await repository.GitAsync("checkout", "-q", "-b", "work");
        repository.Write(Module, Source);
        await repository.CommitAsync();
        return repository;
    }

    private static IEnumerable<string> Answer(Asked asked)
    {
        if (asked.System.Contains("Say in at most three plain sentences", StringComparison.Ordinal))
        {
            return
            [
                asked.User.Contains("fromkeys", StringComparison.Ordinal)
                    ? "It is 1000 times faster."
                    : "Less is done for each element.",
            ];
        }

        var name = Names.First(one => asked.User.Contains($"def {one}(", StringComparison.Ordinal));

        return
        [
            asked.User.Contains("Measured: speedup", StringComparison.Ordinal) ? "{\"edits\":[]}"
            : name == "first" ? Reply(2, 6, "    return list(dict.fromkeys(words))")
            : Reply(
                10,
                14,
                $"    known = set(right)\n    return sum(word in {(asked.User.Contains("It failed: ", StringComparison.Ordinal) ? "known" : "knwon")} for word in left)"
            ),
        ];
    }

    private static string Reply(int start, int end, string replacement) =>
        JsonSerializer.Serialize(
            new
            {
                title = "Look words up in a table",
                rationale = "A list is searched from its start for each word.",
                edits = new[]
                {
                    new
                    {
                        start,
                        end,
                        original = string.Join('\n', Source.Split('\n')[(start - 1)..end]),
                        replacement,
                    },
                },
            }
        );

    private static Task<ProcessResult> RunAsync(
        string folder,
        string endpoint,
        string[] arguments
    ) =>
        Tool.RunAsync(
            folder,
            new Dictionary<string, string>
            {
                ["PIEBOT_API_KEY"] = Key,
                ["PIEBOT_ENDPOINT"] = endpoint,
            },
            arguments
        );
}
