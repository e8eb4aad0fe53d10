using PieBot.Changes;
using PieBot.Proposals;
using PieBot.Runs;
using PieBot.Tests.Infra;
using PieBot.Timing;
using PieBot.Verification;

namespace PieBot.Tests.Verification;

/// <summary>
/// A real run that was killed when all edits had their verdict and goes on: edits that are each right alone, some of them
/// not with others, are built and tested as one.
/// </summary>
[Collection("Timed")]
public sealed class TogetherTests(TogetherTests.Fixture fixture)
    : IClassFixture<TogetherTests.Fixture>
{
    [MeasuredFact]
    public void Of_two_that_fail_tests_together_the_weaker_is_dropped()
    {
        Assert.Equal(VerdictKind.Faster, fixture.Verdict("load").Kind);
        var dropped = fixture.Verdict("all");
        Assert.True(dropped.Kind == VerdictKind.TestsFailed, dropped.ToString());
        Assert.Contains("right by itself, but not with", dropped.Reason, StringComparison.Ordinal);
        Assert.Contains("Loads_and_gives", dropped.Reason, StringComparison.Ordinal);
    }

    [MeasuredFact]
    public void Of_two_that_do_not_compile_together_the_weaker_is_dropped()
    {
        Assert.Equal(VerdictKind.Faster, fixture.Verdict("first").Kind);
        var dropped = fixture.Verdict("second");
        Assert.True(dropped.Kind == VerdictKind.BuildFailed, dropped.ToString());
        Assert.Contains("CS0128", dropped.Reason, StringComparison.Ordinal);
    }

    [MeasuredFact]
    public void What_goes_with_the_others_is_kept() =>
        Assert.Equal(VerdictKind.Faster, fixture.Verdict("join").Kind);

    [MeasuredFact]
    public void What_was_dropped_goes_well_without_its_better_rival()
    {
        Assert.All(fixture.WithoutRivals, one => Assert.Equal(VerdictKind.Faster, one.Kind));
        Assert.NotEmpty(fixture.WithoutRivals);
    }

    [MeasuredFact]
    public void The_record_says_what_was_kept_and_dropped()
    {
        var together = new RunFolder(fixture.RunPath).ReadRun()!.Together!;

        Assert.Equal(["first", "join", "load"], together.Kept.Order());
        Assert.Equal(["all", "second"], together.Dropped.Select(one => one.CandidateId).Order());
        Assert.Equal(
            fixture.Verdicts.Select(one => (one.CandidateId, one.Kind)).Order(),
            new RunFolder(fixture.RunPath)
                .ReadVerdicts()
                .Select(one => (one.CandidateId, one.Kind))
                .Order()
        );
    }

    /// <summary>Killed when it was known what goes together and half of it was written down.</summary>
    [MeasuredFact]
    public async Task A_run_killed_between_two_drops_drops_the_rest()
    {
        using var copy = new TemporaryFolder();
        var folder = new RunFolder(copy.Path);
        var run = new RunFolder(fixture.RunPath);
        var lines = await File.ReadAllLinesAsync(
            run.VerdictsPath,
            TestContext.Current.CancellationToken
        );
        await File.WriteAllLinesAsync(
            folder.VerdictsPath,
            lines[..^1],
            TestContext.Current.CancellationToken
        );
        folder.WriteRun(run.ReadRun()! with { Ended = null });
        Assert.Equal(4, folder.ReadVerdicts().Count(one => one.Kind == VerdictKind.Faster));

        var verdicts = await fixture.VerifyAsync(folder, fixture.Proposals);

        Assert.Equal(
            fixture.Verdicts.Select(one => (one.CandidateId, one.Kind)).Order(),
            verdicts.Select(one => (one.CandidateId, one.Kind)).Order()
        );
        Assert.Equal(2, folder.ReadRun()!.Together!.Dropped.Count);
        Assert.NotNull(folder.ReadRun()!.Ended);
    }

    public sealed class Fixture : IAsyncLifetime
    {
        private const string Source = """
            namespace Lib;

            public sealed class Text
            {
                private string? _all;

                public void Load(string[] parts)
                {
                    var all = "";
                    foreach (var part in parts) all += part;
                    _all = all;
                }

                public string All(string[] parts)
                {
                    var all = "";
                    foreach (var part in parts) all += part;
                    return _all ?? all;
                }

                public static string Join(string[] parts)
                {
                    var all = "";
                    foreach (var part in parts) all += part;
                    return all;
                }

                public static string Both(string[] parts)
                {
                    var one = "";
                    foreach (var part in parts) one += part + part;
                    var two = "";
                    foreach (var part in parts) two += part;
                    return one + two;
                }
            }

            """;

        private const string Tests = """
            using Lib;
            using Xunit;

            public class TextTests
            {
                private static readonly string[] Parts = Enumerable.Range(0, 400).Select(n => n.ToString()).ToArray();

                [Fact]
                public void Loads_and_gives()
                {
                    var text = new Text();
                    text.Load(Parts);
                    Assert.Equal(string.Concat(Parts), text.All(Parts));
                }

                [Fact]
                public void Joins() => Assert.Equal(string.Concat(Parts), Text.Join(Parts));

                [Fact]
                public void Joins_both() => Assert.Equal(
                    string.Concat(Parts.Select(part => part + part)) + string.Concat(Parts), Text.Both(Parts));
            }
            """;

        private TinyRepository _repository = null!;
        private static readonly VerifySettings Settings = new();

        internal ProposalFile Proposals { get; private set; } = null!;

        internal IReadOnlyList<Verdict> Verdicts { get; private set; } = [];

        internal IReadOnlyList<Verdict> WithoutRivals { get; private set; } = [];

        internal string RunPath { get; } = Directory.CreateTempSubdirectory("piebot-run-").FullName;

        internal Verdict Verdict(string name) => Verdicts.Single(one => one.CandidateId == name);

        internal Task<IReadOnlyList<Verdict>> VerifyAsync(
            RunFolder folder,
            ProposalFile proposals
        ) =>
            new Verifier(Settings, null).VerifyAsync(
                _repository.Root,
                proposals,
                folder,
                TestContext.Current.CancellationToken
            );

        public async ValueTask InitializeAsync()
        {
            _repository = await TinyRepository.CreateAsync(
                new Dictionary<string, string>
                {
                    ["src/Lib/Text.cs"] = Source,
                    ["tests/Lib.Tests/TextTests.cs"] = Tests,
                }
            );
            var load = Member("load", 7, 12);
            var all = Member("all", 14, 19);
            var join = Member("join", 21, 26);
            var both = Member("both", 28, 35);
            Proposals = new(
                ProposalFile.CurrentVersion,
                "test",
                new(_repository.Head, _repository.Head, false, [], [load, all, join, both], []),
                [
                    // One leaves the fill to the other's member, and the other relies on it.
                    Edit("load", load, 9, 11, "_all = null;"),
                    Edit(
                        "all",
                        all,
                        16,
                        18,
                        "var all = \"\"; foreach (var part in parts.Take(parts.Length / 2)) all += part; return _all!;"
                    ),
                    Edit("join", join, 23, 25, "return string.Concat(parts);"),
                    // Both declare the same local.
                    Edit(
                        "first",
                        both,
                        30,
                        31,
                        "var fast = string.Concat(parts.Select(part => part + part)); var one = fast;"
                    ),
                    Edit(
                        "second",
                        both,
                        32,
                        33,
                        "var fast = string.Concat(parts); var two = fast;"
                    ),
                ],
                []
            );
            Verdicts = await GoOnAsync(RunPath, Proposals);
            using var other = new TemporaryFolder();
            WithoutRivals = await GoOnAsync(
                other.Path,
                Proposals with
                {
                    Candidates = Proposals
                        .Candidates.Where(one => one.Id is "all" or "join" or "second")
                        .ToList(),
                }
            );
        }

        // The first is the best.
        private Task<IReadOnlyList<Verdict>> GoOnAsync(string path, ProposalFile proposals)
        {
            var folder = new RunFolder(path);
            folder.WriteRun(
                new(
                    RunRecord.CurrentVersion,
                    ToolVersion.Current,
                    DateTimeOffset.UtcNow,
                    Settings,
                    new("", "", 1, ""),
                    null,
                    [],
                    [],
                    RunFolder.Identity(proposals, Settings)
                )
            );
            folder.AppendVerdicts(
                proposals
                    .Candidates.Select(
                        (one, place) =>
                            new Verdict(
                                one.Id,
                                VerdictKind.Faster,
                                "alone",
                                null,
                                Measured(9 - place),
                                TimeSpan.Zero
                            )
                    )
                    .ToList()
            );
            return VerifyAsync(folder, proposals);
        }

        private static Measurement Measured(double speedup) =>
            new(
                Protocol.Paired,
                Metric.Member,
                new(speedup),
                new(speedup),
                new(speedup),
                0.001,
                4,
                new(1000 * speedup),
                new(1000),
                null
            );

        public ValueTask DisposeAsync()
        {
            _repository.Dispose();
            Directory.Delete(RunPath, recursive: true);
            return ValueTask.CompletedTask;
        }

        private static ChangedMember Member(string id, int first, int last) =>
            new(id, "src/Lib/Text.cs", $"Text.{id}", MemberKind.Method, new(first, last));

        private static Candidate Edit(
            string id,
            ChangedMember member,
            int first,
            int last,
            string replacement
        ) => LineCandidate.Of(id, member, Source, new(first, last), "        " + replacement);
    }
}
