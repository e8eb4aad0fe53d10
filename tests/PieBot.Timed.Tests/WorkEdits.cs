using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Proposals;

namespace PieBot.Timed;

/// <summary>Edits by whole members, as a model writes them: of which one hunk carries the gain, which saves memory alone, and of members that call themselves.</summary>
internal static class WorkEdits
{
    public const string Path = "src/Lib/Work.cs";

    public const string Source = """
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

    public const string Tests = """
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
        """;

    /// <summary>Its first of three hunks carries the gain.</summary>
    public static Candidate Count { get; } =
        Candidate(
            "Work.Count",
            7,
            21,
            ("new List<int>(wanted)", "new HashSet<int>(wanted)"),
            ("return 0;", "return default;"),
            ("found = found + 1;", "found++;")
        );

    /// <summary>Allocates less, and takes as long.</summary>
    public static Candidate Mix { get; } =
        Candidate(
            "Work.Mix",
            23,
            29,
            ("new byte[4096]", "new byte[16]"),
            ("return input;", "return (input);")
        );

    /// <summary>Of a member that calls itself: it has many short calls, and what counts is the time of the tests' own.</summary>
    public static Candidate Loop { get; } =
        Candidate(
            "Work.Down",
            31,
            34,
            (
                "return n == 0 ? 0 : (n ^ Down(n - 1));",
                "var all = 0; for (; n > 0; n--) all ^= n; return all;"
            )
        );

    /// <summary>The other way round.</summary>
    public static Candidate Recursion { get; } =
        Candidate(
            "Work.Loop",
            36,
            41,
            ("var all = 0;", "if (n > 0) return n ^ Loop(n - 1);"),
            ("for (; n > 0; n--) all ^= n;", ""),
            ("return all;", "return 0;")
        );

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
            new(member, Path, member, MemberKind.Method, lines),
            Source,
            lines,
            SourceFile.OfText(edited).Slice(lines)
        );
    }
}
