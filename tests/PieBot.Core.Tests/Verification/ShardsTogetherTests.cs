using PieBot.Changes;
using PieBot.Runs;
using PieBot.Tests.Infra;
using PieBot.Timing;
using PieBot.Verification;

namespace PieBot.Tests.Verification;

/// <summary>What shards accepted each by itself, really built and tested as one change.</summary>
[Collection("Timed")]
public sealed class ShardsTogetherTests
{
    private const string Text = """
        namespace Lib;
        public static class Text
        {
            public static int One() => 1;
            public static int Two() => 2;
        }

        """;

    [MeasuredFact]
    public async Task The_lesser_of_two_edits_that_do_not_go_together_is_withdrawn_and_nothing_is_timed()
    {
        using var repository = await TinyRepository.CreateAsync(
            new Dictionary<string, string>
            {
                ["src/Lib/Text.cs"] = Text,
                ["tests/Lib.Tests/TextTests.cs"] = """
                using Xunit;
                public class TextTests
                {
                    [Fact] public void Counts() => Assert.Equal(3, Lib.Text.One() + Lib.Text.Two());
                }
                """,
            }
        );
        using var folder = new TemporaryFolder();
        var members = CSharpMembers.All("src/Lib/Text.cs", Text);
        // Each compiles alone; together there are two helpers of one name.
        var proposals = new ProposalFile(
            1,
            "t",
            new(repository.Head, repository.Head, false, [], members, []),
            [
                LineCandidate.Of(
                    "lesser",
                    members[0],
                    Text,
                    new(4, 4),
                    "    public static int One() => Helper();\n    private static int Helper() => 1;"
                ),
                LineCandidate.Of(
                    "better",
                    members[1],
                    Text,
                    new(5, 5),
                    "    public static int Two() => Helper();\n    private static int Helper() => 2;"
                ),
            ],
            [],
            Shards: 2
        );
        var run = new RunFolder(folder.Path, "verdicts-together.jsonl");

        await new Verifier(new() { Together = true }, null)
        {
            FromShards = [Faster("lesser", 2), Faster("better", 3)],
        }.VerifyAsync(repository.Root, proposals, run, TestContext.Current.CancellationToken);

        var withdrawn = Assert.Single(run.ReadVerdicts());
        Assert.Equal(("lesser", VerdictKind.BuildFailed), (withdrawn.CandidateId, withdrawn.Kind));
        Assert.Contains(
            "not with the other accepted edits",
            withdrawn.Reason,
            StringComparison.Ordinal
        );
        Assert.Equal(["better"], run.ReadRun()!.Together!.Kept);
        Assert.Empty(run.ReadTrials());
    }

    private static Verdict Faster(string id, double ratio) =>
        new(
            id,
            VerdictKind.Faster,
            "",
            null,
            new(
                Protocol.Paired,
                Metric.Member,
                new(ratio),
                new(ratio),
                new(ratio),
                0.01,
                8,
                new(ratio),
                new(1),
                null
            ),
            TimeSpan.Zero
        );
}
