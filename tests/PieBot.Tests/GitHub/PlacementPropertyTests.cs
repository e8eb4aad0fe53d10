using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using PieBot.Changes;
using PieBot.Proposals;
using PieBot.Tests.GitHub.Fake;
using PieBot.Tool.GitHub.Reviews;
using PieBot.Tool.GitHub.Trust;
using PieBot.Verification;

namespace PieBot.Tests.GitHub;

/// <summary>
/// For random diffs and random edits: GitHub takes the suggestions, and applying them in any order gives exactly the file that was
/// verified. What is not so is no suggestion.
/// </summary>
public sealed class PlacementPropertyTests
{
    private static readonly string[] Alphabet =
    [
        "",
        "  ",
        "a",
        "\tb",
        "```",
        "`````` x",
        "}",
        "    return äöü;",
        "@@ -1,2 +3,4 @@",
        "-minus",
        "+plus",
        "\\ No newline at end of file",
        "trailing  ",
    ];

    private static readonly Gen<string> Line = Gen.Int[0, Alphabet.Length - 1]
        .Select(one => Alphabet[one]);

    private static readonly Gen<Case> Cases =
        from lines in Line.Array[1, 40]
        from before in Gen.Select(Gen.Int[0, 9], Line).Array[lines.Length]
        from edits in Gen.Select(
            Gen.Int[1, 40],
            Gen.Int[0, 4],
            Line.Array[0, 4],
            Gen.Int[1, 3]
        ).Array[1, 6]
        from ending in Gen.Bool.Select(one => one ? "\n" : "\r\n")
        from ended in Gen.Bool
        from order in Gen.Int[0, 1000]
        select new Case(lines, before, edits, ending, ended, order);

    [Fact]
    public void Suggestions_applied_in_any_order_give_exactly_the_verified_file()
    {
        var suggestions = 0;
        var others = 0;
        Cases.Sample(
            one =>
            {
                var (posted, rest) = Check(one);
                Interlocked.Add(ref suggestions, posted);
                Interlocked.Add(ref others, rest);
            },
            iter: 400,
            threads: 1
        );

        // Both ways are really taken.
        Assert.InRange(suggestions, 100, int.MaxValue);
        Assert.InRange(others, 100, int.MaxValue);
    }

    private static (int Suggestions, int Others) Check(Case one)
    {
        var head = Bytes(one.Lines, one);
        // A line of the base is another, or was not there.
        var file = new FakeFile(
            "a.cs",
            Bytes(
                one.Lines.Zip(one.Before)
                    .Where(pair => pair.Second.Item1 != 0)
                    .Select(pair => pair.Second.Item1 < 3 ? pair.Second.Item2 + "!" : pair.First),
                one
            ),
            head
        );
        var pull = new FakePull();
        pull.Files.Add(file);
        var candidates = Candidates(one, SourceFile.Parse(head));
        var selection = Selection.Of(
            Run(candidates),
            new Dictionary<string, DiffFile>
            {
                ["a.cs"] = new(DiffHunks.Parse(file.Patch), HeadFile.Parse(head)),
            },
            new HashSet<string>(),
            50
        );
        var placed = selection.Posted.Where(finding => finding.Placement.Core is not null).ToList();
        var comments = placed.Select((finding, id) => Comment(finding, id, head)).ToList();

        Assert.Empty(FakeRules.Faults(pull, Review(comments), false));
        Assert.Equal(
            SourceFile.Parse(head).Apply(placed.SelectMany(finding => finding.Candidate.Edits)),
            Applier.Apply(head, Shuffled(comments, one.Order))
        );
        return (placed.Count, candidates.Count - placed.Count);
    }

    private static List<Candidate> Candidates(Case one, SourceFile head)
    {
        var candidates = new List<Candidate>();
        foreach (var (start, count, lines, parts) in one.Edits)
        {
            var edits = new List<Edit>();
            var at = start;
            for (var part = 0; part < parts && at <= head.LineCount; part++)
            {
                var range = new LineRange(at, Math.Min(head.LineCount, at + count - 1));
                edits.Add(
                    new(
                        "a.cs",
                        range,
                        head.Slice(range),
                        lines.Length == 0 ? null : string.Join('\n', lines)
                    )
                );
                at = Math.Max(range.End, at) + 2 + (order(one, part) % 4);
            }

            if (edits.Count > 0)
            {
                candidates.Add(
                    new($"c-{candidates.Count:x8}", "a.cs::A.M()", edits, "rules:X", "T", "R")
                );
            }
        }

        return candidates;

        static int order(Case one, int part) => one.Order >> part;
    }

    private static TrustedRun Run(List<Candidate> candidates)
    {
        var proposals = new PieBot.Runs.ProposalFile(
            1,
            "0.1.0",
            new(new('a', 40), new('b', 40), false, [], [], []),
            candidates,
            []
        );
        var proofs = candidates.ToDictionary(
            one => one.Id,
            one => new Proof(
                one.Id,
                VerdictKind.Faster,
                new(1, 1, 1, null),
                new(
                    PieBot.Timing.Protocol.Paired,
                    PieBot.Timing.Metric.Member,
                    new(2),
                    new(1.9),
                    new(2.1),
                    0.01,
                    8,
                    new(2),
                    new(1),
                    null
                ),
                RunFacts.Unknown
            )
        );
        return new(proposals, proofs, 0, new(".", proposals, null, []));
    }

    private static FakeComment Comment(Finding finding, int id, byte[] head)
    {
        var draft = ReviewDraft
            .Compose(
                [finding],
                1,
                one =>
                    SuggestionBody.Of(
                        one,
                        HeadFile.Parse(head),
                        new(new('a', 40), new('b', 40), false, [], [], [])
                    ),
                new(new("https://github.com/"), null, null, "piebot"),
                new(new('a', 40), new('b', 40), false, [], [], [])
            )
            .Review.Comments.Single();
        return new(id, "x", draft.Path, draft.Body, draft.StartLine, draft.Line);
    }

    private static JsonObject Review(List<FakeComment> comments) =>
        new()
        {
            ["event"] = "COMMENT",
            ["body"] = "x",
            ["comments"] = new JsonArray([
                .. comments.Select(one =>
                {
                    var shape = new JsonObject
                    {
                        ["path"] = one.Path,
                        ["body"] = one.Body,
                        ["side"] = "RIGHT",
                        ["line"] = one.Line,
                    };
                    if (one.StartLine is { } start)
                    {
                        shape["start_line"] = start;
                    }

                    return shape;
                }),
            ]),
        };

    private static IEnumerable<FakeComment> Shuffled(List<FakeComment> comments, int order) =>
        comments.OrderBy(one => (one.Id + 1) * 7919 * (order + 1) % 104_729);

    private static byte[] Bytes(IEnumerable<string> lines, Case one)
    {
        var text = string.Join(one.Ending, lines);
        return Encoding.UTF8.GetBytes(text + (one.Ended ? one.Ending : ""));
    }

    private sealed record Case(
        string[] Lines,
        (int, string)[] Before,
        (int Start, int Count, string[] Lines, int Parts)[] Edits,
        string Ending,
        bool Ended,
        int Order
    )
    {
        public override string ToString() =>
            JsonSerializer.Serialize(
                new
                {
                    Lines,
                    Before = Before.Select(one => $"{one}"),
                    Edits = Edits.Select(one =>
                        $"{one.Start}+{one.Count} x{one.Parts}: {JsonSerializer.Serialize(one.Lines)}"
                    ),
                    Ending,
                    Ended,
                    Order,
                }
            );
    }
}
