using PieBot.Core.Changes;
using PieBot.Core.Configuration;
using PieBot.Core.Languages;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Core.Timing;
using PieBot.Core.Verification;

namespace PieBot.Timed;

/// <summary>What of an edit carries its gain, and edits that save memory alone, on a real repository.</summary>
public sealed class SavingTests : IAsyncLifetime
{
    private const string Source = """
        namespace Lib;

        public static class Work
        {
            private static byte[] Sink = [];

            public static int Count(int[] values, int[] wanted)
            {
                var known = new List<int>(wanted);
                if (values.Length == 0)
                    return 0;

                var found = 0;
                foreach (var value in values)
                {
                    if (known.Contains(value))
                        found = found + 1;
                }

                return found;
            }

            public static uint Mix(uint input)
            {
                Sink = new byte[4096];
                for (var round = 0; round < 40_000; round++)
                    input = (input * 1664525) + 1013904223;
                return input;
            }

            public static int Down(int n)
            {
                return n == 0 ? 0 : (n ^ Down(n - 1));
            }

            public static int Loop(int n)
            {
                var all = 0;
                for (; n > 0; n--) all ^= n;
                return all;
            }
        }

        """;

    private readonly TemporaryFolder _runs = new();
    private TinyRepository _repository = null!;

    [MeasuredFact]
    public async Task Takes_out_hunks_that_carry_nothing_and_is_not_misled_by_calls_of_itself_or_memory()
    {
        // A member that calls itself has many short calls: what counts is the time of the tests' own.
        var loop = Candidate(
            "Work.Down",
            31,
            34,
            (
                "return n == 0 ? 0 : (n ^ Down(n - 1));",
                "var all = 0; for (; n > 0; n--) all ^= n; return all;"
            )
        );
        var recursion = Candidate(
            "Work.Loop",
            36,
            41,
            ("var all = 0;", "if (n > 0) return n ^ Loop(n - 1);"),
            ("for (; n > 0; n--) all ^= n;", ""),
            ("return all;", "return 0;")
        );

        var verdicts = await VerifyAsync(
            new() { Trials = 8, MinSaving = 0.3 },
            Count,
            Mix,
            loop,
            recursion
        );

        var count = verdicts.Single(one => one.CandidateId == "Work.Count");
        Assert.True(count.Kind == VerdictKind.Faster, count.Reason);
        Assert.Equal(3, count.Shrunk!.Hunks);
        Assert.Equal([0], count.Shrunk.Kept);
        Assert.True(count.Shrunk.Share > 0.9, count.Shrunk.ToString());
        var edit = Assert.Single(count.Shrunk.Of(Count).Edits);
        Assert.Equal("        var known = new HashSet<int>(wanted);", edit.Replacement);
        Assert.Equal(
            ["Work.Count Faster", "Work.Down Faster", "Work.Loop NotFaster", "Work.Mix NotFaster"],
            verdicts.Select(one => $"{one.CandidateId} {one.Kind}").Order()
        );
    }

    [MeasuredFact]
    public async Task Calls_leaner_what_saves_memory_alone_where_that_was_asked_for()
    {
        var verdict = Assert.Single(
            await VerifyAsync(new() { Trials = 6, Metric = Resource.Allocations }, Mix)
        );

        Assert.True(verdict.Kind == VerdictKind.Leaner, verdict.Reason);
        Assert.Equal(new Allocated(4120, 40), verdict.Measurement!.Allocated);
        Assert.Equal([0], verdict.Shrunk!.Kept);
    }

    public async ValueTask InitializeAsync() =>
        _repository = await TinyRepository.CreateAsync(
            new Dictionary<string, string>
            {
                ["src/Lib/Work.cs"] = Source,
                ["tests/Lib.Tests/WorkTests.cs"] = """
                using Lib;
                using Xunit;

                public class WorkTests
                {
                    [Fact]
                    public void Counts()
                    {
                        var wanted = Enumerable.Range(0, 2000).ToArray();
                        Assert.Equal(1000, Work.Count(Enumerable.Range(1000, 2000).ToArray(), wanted));
                        Assert.Equal(0, Work.Count([], wanted));
                    }

                    [Fact]
                    public void Goes_down_and_around() => Assert.Equal(Work.Loop(4000), Work.Down(4000));

                    [Fact]
                    public void Mixes() => Assert.NotEqual(0u, Work.Mix(1));
                }
                """,
            }
        );

    public ValueTask DisposeAsync()
    {
        _repository.Dispose();
        _runs.Dispose();
        return ValueTask.CompletedTask;
    }

    private static Candidate Count { get; } =
        Candidate(
            "Work.Count",
            7,
            21,
            ("new List<int>(wanted)", "new HashSet<int>(wanted)"),
            ("return 0;", "return default;"),
            ("found = found + 1;", "found++;")
        );

    private static Candidate Mix { get; } =
        Candidate(
            "Work.Mix",
            23,
            29,
            ("new byte[4096]", "new byte[16]"),
            ("return input;", "return (input);")
        );

    // Written as a model would: the whole member anew.
    private static Candidate Candidate(
        string member,
        int first,
        int last,
        params (string From, string To)[] changes
    )
    {
        var lines = new LineRange(first, last);
        var edited = changes.Aggregate(
            Source,
            (text, change) => text.Replace(change.From, change.To, StringComparison.Ordinal)
        );
        return LineCandidate.Of(
            member,
            new(member, "src/Lib/Work.cs", member, MemberKind.Method, lines),
            Source,
            lines,
            SourceFile.OfText(edited).Slice(lines)
        );
    }

    private async Task<IReadOnlyList<Verdict>> VerifyAsync(
        VerifySettings settings,
        params Candidate[] candidates
    ) =>
        await new Verifier(settings, null).VerifyAsync(
            _repository.Root,
            new(
                ProposalFile.CurrentVersion,
                "test",
                new(_repository.Head, _repository.Head, false, [], [], []),
                candidates,
                []
            ),
            new RunFolder(_runs.Path),
            TestContext.Current.CancellationToken
        );
}
