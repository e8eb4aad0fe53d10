using PieBot.Core.Engine.Checks;
using PieBot.Core.Languages.CSharp.Members;
using PieBot.Core.Processes;
using PieBot.Core.Proposals;

namespace PieBot.Core.Tests.Languages.CSharp.Observing;

/// <summary>A real repository: edits of members that leave work for later or change what they are given, whose tests look at less than that.</summary>
public sealed class HandedOutTests(HandedOutTests.Fixture fixture)
    : IClassFixture<HandedOutTests.Fixture>
{
    [Theory]
    [InlineData("combinator", "At = 2, Location = 0, Value = \"ab\"")]
    [InlineData("live", "each time it is read")]
    public void Names_the_call_that_differs_where_no_test_looks(string candidate, string words)
    {
        var observed = fixture.Observed(candidate);

        var different = Assert.IsType<Observed.Different>(observed);
        Assert.Contains(words, different.What, StringComparison.Ordinal);
    }

    /// <summary>The worker itself calls what it observes, where the sandbox keeps it from writing anything.</summary>
    [Fact]
    public async Task Exercises_find_what_tests_do_not_pass()
    {
        var (sandbox, notice) = await Bubblewrap.FindAsync(
            SandboxKind.Auto,
            null,
            TestContext.Current.CancellationToken
        );
        Assert.SkipUnless(sandbox is not null, notice ?? "");

        var different = Assert.IsType<Observed.Different>(fixture.Observed("few"));

        Assert.Contains(
            "in a call that no test makes ([",
            different.What,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("handed")]
    [InlineData("inlined")]
    public void Another_way_to_the_same_is_no_difference_and_is_known_to_work_later(
        string candidate
    )
    {
        var observed = fixture.Observed(candidate);

        Assert.True(observed is Observed.Same { Calls: > 0, Lazy: true }, $"{observed}");
    }

    public sealed class Fixture : IAsyncLifetime
    {
        private const string Path = "src/Lib/Work.cs";

        private const string Source = """
            namespace Lib;

            public static class Work
            {
                public static Parser Then(Parser first, Parser second)
                {
                    return (text, at) => { var one = first(text, at); var two = second(text, one.At); return new Reply(one.Value + two.Value, two.At, at); };
                }

                public static async Task<int> Later(int x)
                {
                    await Task.Yield(); return x + 1;
                }

                public static IEnumerable<int> Snapshot(List<int> items)
                {
                    return items.Where(x => x > 1).ToList();
                }
            }

            """;

        private readonly Dictionary<string, Observed> _observed = [];

        internal Observed Observed(string name) => _observed[name];

        public async ValueTask InitializeAsync()
        {
            using var repository = await TinyRepository.CreateAsync(
                new Dictionary<string, string>
                {
                    [Path] = Source,
                    ["src/Lib/Reply.cs"] = """
                    namespace Lib;

                    public delegate Reply Parser(string text, int at);

                    public sealed class Reply(string value, int at, int location)
                    {
                        public string Value { get; } = value;
                        public int At { get; } = at;
                        public int Location { get; } = location;
                    }
                    """,
                    ["tests/Lib.Tests/WorkTests.cs"] = """
                    using Lib;
                    using Xunit;

                    public class WorkTests
                    {
                        [Fact]
                        public void Parses()
                        {
                            Parser one = (text, at) => new Reply(text.Substring(at, 1), at + 1, at);
                            Assert.Equal("ab", Work.Then(one, one)("ab", 0).Value);
                        }

                        [Fact]
                        public async Task Comes_later() => Assert.True(await Work.Later(1) > 0);

                        [Fact]
                        public void Keeps_a_snapshot() => Assert.NotEmpty(Work.Snapshot([1, 2, 3]));
                    }
                    """,
                }
            );
            Candidate[] candidates =
            [
                Of(
                    "combinator",
                    "return (text, at)",
                    "return (text, at) => { var one = first(text, at); var two = second(text, one.At); return new Reply(one.Value + two.Value, two.At, one.At); };"
                ),
                Of(
                    "inlined",
                    "return (text, at)",
                    "return (text, at) => { var one = first(text, at); var two = second(text, one.At); return new Reply(string.Concat(one.Value, two.Value), two.At, at); };"
                ),
                Of(
                    "handed",
                    "public static async Task<int> Later",
                    "public static Task<int> Later(int x)\n    {\n        return Task.FromResult(x + 1);",
                    lines: 3
                ),
                Of(
                    "few",
                    "return items.Where(x => x > 1)",
                    "return items.Where(x => x > 1).Take(9).ToList();"
                ),
                Of("live", "return items.Where(x => x > 1)", "return items.Where(x => x > 1);"),
            ];
            await using var prepared = await PreparedRepository.CreateAsync(
                repository.Root,
                repository.Head,
                candidates
            );
            foreach (var candidate in candidates)
            {
                _observed.Add(candidate.Id, await prepared.ObserveAsync(candidate));
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        // Replaces the lines from the one that holds the words.
        private static Candidate Of(string id, string words, string replacement, int lines = 1)
        {
            var at =
                Source
                    .Split('\n')
                    .Index()
                    .Single(line => line.Item.Contains(words, StringComparison.Ordinal))
                    .Index + 1;
            var member = CSharpMembers
                .All(Path, Source)
                .Single(one => one.Lines.Start <= at && at <= one.Lines.End);
            return LineCandidate.Of(
                id,
                member,
                Source,
                new(at, at + lines - 1),
                (lines == 1 ? "        " : "    ") + replacement
            );
        }
    }
}
