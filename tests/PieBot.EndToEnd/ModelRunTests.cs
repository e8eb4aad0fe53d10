using System.Text.Json;
using PieBot.Processes;
using PieBot.Runs;
using PieBot.Testing.Models;
using PieBot.Tool.Demo;
using PieBot.Verification;

namespace PieBot.EndToEnd;

/// <summary>The tool against a recorded model, on members that no rule can better.</summary>
public sealed class ModelRunTests
{
    private const string Key = "sk-s3cr3t-0123456789";
    private const string Members = "src/Orders/Book/OrderSearch.cs";

    private static readonly string[] Names =
    [
        "AllNotes",
        "CountListed",
        "CountShared",
        "CountBetween",
    ];

    [MeasuredFact]
    public async Task Betters_what_no_rule_can_fixes_what_fails_and_explains_without_made_up_figures()
    {
        using var folder = new TemporaryFolder();
        var shop = await DemoRepository.UnpackAsync(
            "csharp",
            Path.Combine(folder.Path, "shop"),
            TestContext.Current.CancellationToken
        );
        await using var server = await ModelServer.StartAsync(Answer);

        var result = await RunAsync(
            shop,
            server.Address,
            [
                "run",
                "--base",
                DemoRepository.Base,
                "--include",
                Members,
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
        var run = new RunFolder(Path.Combine(shop, "run"));
        var proposals = run.ReadProposals();
        var verdicts = run.ReadVerdicts();
        foreach (var name in Names)
        {
            var won = proposals
                .Candidates.Where(one =>
                    one.TargetId.Contains($".{name}(", StringComparison.Ordinal)
                )
                .Select(one => verdicts.Single(verdict => verdict.CandidateId == one.Id))
                .Where(verdict => verdict.Kind == VerdictKind.Faster)
                .ToList();
            Assert.True(won.Count == 1, $"{name}: {result.Error}");
            Assert.True(won[0].Measurement!.Low.Ratio >= 2, $"{name}: {won[0].Reason}");
        }

        // The rules looked too, and found nothing.
        Assert.All(
            proposals.Candidates,
            one => Assert.StartsWith("model:recorded#", one.Origin, StringComparison.Ordinal)
        );
        var repaired = proposals.Candidates.Single(one => one.Round == 2);
        Assert.EndsWith("+repair#1", repaired.Origin, StringComparison.Ordinal);
        var failed = proposals.Candidates.Single(one =>
            one.TargetId == repaired.TargetId && one.Round is null
        );
        Assert.Equal(
            VerdictKind.BuildFailed,
            verdicts.Single(one => one.CandidateId == failed.Id).Kind
        );
        Assert.Contains(
            server.Requests,
            asked =>
                asked.User.Contains("It failed: ", StringComparison.Ordinal)
                && asked.User.Contains("CS0117", StringComparison.Ordinal)
        );
        Explains(run, proposals);
        KeepsTheKey(shop, result);
        Assert.NotNull(run.ReadRun()!.Ended);
        await ProposesAgainAsync(shop, server, proposals);
    }

    private static void Explains(RunFolder run, ProposalFile proposals)
    {
        var explanations = run.ReadExplanations();
        // One of the four was explained with a figure of the model's own.
        Assert.Equal(3, explanations.Count);
        Assert.All(
            explanations.Values,
            one => Assert.Equal("Less is done for each element.", one.Text)
        );
        Assert.Contains(
            proposals.Model!.Refused,
            one => one.Reason.Contains("not measured: 1000", StringComparison.Ordinal)
        );
    }

    private static void KeepsTheKey(string shop, ProcessResult result)
    {
        Assert.DoesNotContain("s3cr3t", result.Output + result.Error, StringComparison.Ordinal);
        foreach (var folder in (string[])["run", ".piebot"])
        {
            Assert.All(
                Directory.GetFiles(Path.Combine(shop, folder), "*", SearchOption.AllDirectories),
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
        string shop,
        ModelServer server,
        ProposalFile first
    )
    {
        var requests = server.Requests.Count;

        var again = await Tool.RunAsync(
            shop,
            "propose",
            "--base",
            DemoRepository.Base,
            "--include",
            Members,
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
            4,
            json.RootElement.GetProperty("model").GetProperty("cachedReplies").GetInt32()
        );
    }

    [Fact]
    public async Task A_key_that_is_refused_ends_the_run_with_advice_and_without_the_key()
    {
        using var folder = new TemporaryFolder();
        var shop = await DemoRepository.UnpackAsync(
            "csharp",
            Path.Combine(folder.Path, "shop"),
            TestContext.Current.CancellationToken
        );
        await using var server = await ModelServer.StartAsync(
            (asked, context) =>
                ModelServer.ErrorAsync(context, 401, $"bad key {asked.Authorization}")
        );

        var result = await RunAsync(
            shop,
            server.Address,
            ["propose", "--base", DemoRepository.Base, "--model", "recorded", "--proposer", "model"]
        );

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("PIEBOT_API_KEY", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", result.Output + result.Error, StringComparison.Ordinal);
        Assert.Equal($"Bearer {Key}", Assert.Single(server.Requests).Authorization);
    }

    private static IEnumerable<string> Answer(Asked asked)
    {
        if (asked.System.Contains("Say in at most three plain sentences", StringComparison.Ordinal))
        {
            return
            [
                asked.User.Contains("AllNotes", StringComparison.Ordinal)
                    ? "It is 1000 times faster."
                    : "Less is done for each element.",
            ];
        }

        var member = asked.User.Split("<member>")[1];
        var name = Names.Single(one => member.Contains($" {one}(", StringComparison.Ordinal));
        return
        [
            asked.User.Contains("Measured: speedup", StringComparison.Ordinal) ? "{\"edits\":[]}"
            : asked.User.Contains("It failed: ", StringComparison.Ordinal) ? Reply($"{name}+repair")
            : Reply(name),
        ];
    }

    private static string Reply(string name)
    {
        using var stream = typeof(ModelRunTests).Assembly.GetManifestResourceStream(
            $"replies/{name}"
        )!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

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
