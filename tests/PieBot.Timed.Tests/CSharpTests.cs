using PieBot.Core.Configuration;
using PieBot.Core.Languages.CSharp.Members;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Core.Timing;
using PieBot.Core.Verification;

namespace PieBot.Timed;

/// <summary>Real verifications of a small C# repository.</summary>
[Collection(Collections.Timed)]
public sealed class CSharpTests
{
    private const string Path = "src/Lib/Text.cs";

    private const string Source = """
        namespace Lib;

        public static class Text
        {
            public static string Join(string[] parts)
            {
                var all = "";
                foreach (var part in parts)
                    all += part;
                return all;
            }

            public static string Unused(string[] parts)
            {
                var all = "";
                foreach (var part in parts)
                    all += part;
                return all;
            }

            public static Func<int> Later(int[] values)
            {
                return () => { var known = new List<int>(values); return values.Count(value => known.Contains(value)); };
            }
        }

        """;

    private const string Tests = """
        using Lib;
        using Xunit;

        public class LibTests
        {
            [Theory]
            [InlineData(300)]
            [InlineData(400)]
            public void Joins(int count)
            {
                var parts = Enumerable.Range(0, count).Select(n => n.ToString()).ToArray();
                Assert.Equal(string.Concat(parts), Text.Join(parts));
            }

            [Fact]
            public void Joins_one_and_looks_away() => Text.Join(["x"]);

            [Fact]
            public void Counts_later() => Assert.Equal(900, Text.Later(Enumerable.Range(0, 900).ToArray())());

            [Fact]
            public void Fails_already() => Assert.Fail("red at the baseline");
        }
        """;

    [MeasuredFact]
    public async Task Gives_each_edit_its_verdict()
    {
        using var repository = await TinyRepository.CreateAsync(
            new Dictionary<string, string>
            {
                [Path] = Source,
                ["tests/Lib.Tests/LibTests.cs"] = Tests,
                [WorkEdits.Path] = WorkEdits.Source,
                ["tests/Lib.Tests/WorkTests.cs"] = WorkEdits.Tests,
            }
        );
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);
        var members = CSharpMembers.All(Path, Source);
        Candidate Body(string id, int member, string replacement) =>
            LineCandidate.Of(
                id,
                members[member],
                Source,
                new(members[member].Lines.Start + 2, members[member].Lines.End - 1),
                "        " + replacement
            );

        var verdicts = await new Verifier(
            new VerifySettings { Trials = 4, MinSaving = 0.3 },
            null
        ).VerifyAsync(
            repository.Root,
            new(
                ProposalFile.CurrentVersion,
                "test",
                new(repository.Head, repository.Head, false, [], members, []),
                [
                    Body("faster", 0, "return string.Concat(parts);"),
                    Body("wrong", 0, "return string.Concat(parts.Distinct().Take(200));"),
                    Body("subtle", 0, "return parts.Length == 1 ? \"!\" : string.Concat(parts);"),
                    Body("broken", 0, "return string.Konkat(parts);"),
                    Body("uncovered", 1, "return string.Concat(parts);"),
                    Body(
                        "later",
                        2,
                        "return () => { var known = new HashSet<int>(values); return values.Count(value => known.Contains(value)); };"
                    ),
                    WorkEdits.Count,
                    WorkEdits.Mix,
                    WorkEdits.Loop,
                    WorkEdits.Recursion,
                ],
                []
            ),
            run,
            TestContext.Current.CancellationToken
        );
        Verdict Of(string id) => verdicts.Single(one => one.CandidateId == id);

        var faster = Of("faster");
        Assert.True(faster.Kind == VerdictKind.Faster, faster.Reason);
        Assert.True(faster.Measurement!.Low.Ratio > 1.5, faster.Reason);
        Assert.Equal(Metric.Member, faster.Measurement.Metric);
        Assert.Contains(
            faster.Tests!.Covering,
            name => name.Contains("Joins", StringComparison.Ordinal)
        );
        Assert.Equal(faster.Tests.Total, faster.Tests.Passed);
        Assert.True(
            faster.Tests.MutationScore is { Planted: > 0 } score && score.Killed == score.Planted
        );
        Assert.Equal(VerdictKind.TestsFailed, Of("wrong").Kind);
        Assert.Contains("LibTests.Joins", Of("wrong").Reason, StringComparison.Ordinal);
        Assert.Null(Of("wrong").Measurement);
        Assert.Equal(VerdictKind.BehavesDifferently, Of("subtle").Kind);
        Assert.EndsWith(
            "with arguments ([\"x\"]) it gives \"x\" at the baseline and \"!\" with the edit",
            Of("subtle").Reason,
            StringComparison.Ordinal
        );
        Assert.Equal(VerdictKind.BuildFailed, Of("broken").Kind);
        Assert.Contains("CS", Of("broken").Reason, StringComparison.Ordinal);
        Assert.Equal(VerdictKind.NotCovered, Of("uncovered").Kind);
        // What is worked out later is timed by the tests that have it done.
        Assert.True(Of("later").Kind == VerdictKind.Faster, Of("later").Reason);
        Assert.Equal(Metric.Tests, Of("later").Measurement!.Metric);

        Shrinks(Of("Work.Count"));
        // It saves memory, which counts where the machine is quiet enough to show that it takes no longer.
        var isLean = Of("Work.Mix").Kind == VerdictKind.Leaner;
        Assert.True(isLean || Of("Work.Mix").Kind == VerdictKind.NotFaster, Of("Work.Mix").Reason);
        Assert.Equal(new Allocated(4120, 40), Of("Work.Mix").Measurement!.Allocated);
        // Recursion is not taken for gain.
        Assert.True(Of("Work.Down").Kind == VerdictKind.Faster, Of("Work.Down").Reason);
        Assert.Equal(VerdictKind.NotFaster, Of("Work.Loop").Kind);

        var record = run.ReadRun()!;
        Assert.True(record.Control is { Passed: true, Trials: >= 6 }, $"{record.Control}");
        Assert.Equal(isLean ? 5 : 4, record.Together!.Kept.Count);
        Assert.Equal(
            ["LibTests.Fails_already: fails at the baseline: red at the baseline"],
            record.Baseline!.Excluded
        );
        Assert.Equal(
            verdicts.Select(one => (one.CandidateId, one.Kind)),
            run.ReadVerdicts().Select(one => (one.CandidateId, one.Kind))
        );
        Assert.Equal("", await repository.GitAsync("status", "--porcelain"));
        Assert.Single((await repository.GitAsync("worktree", "list")).Trim().Split('\n'));
    }

    // To the one hunk that carries the gain.
    private static void Shrinks(Verdict count)
    {
        Assert.True(count.Kind == VerdictKind.Faster, count.Reason);
        Assert.Equal(3, count.Shrunk!.Hunks);
        Assert.Equal([0], count.Shrunk.Kept);
        Assert.True(count.Shrunk.Share > 0.9, count.Shrunk.ToString());
        var edit = Assert.Single(count.Shrunk.Of(WorkEdits.Count).Edits);
        Assert.Equal("        var known = new HashSet<int>(wanted);", edit.Replacement);
    }
}
