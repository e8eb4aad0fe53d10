using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using PieBot.Core.Changes;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Core.Targets;
using PieBot.Testing.GitHub;
using PieBot.Tool.GitHub.Reviews;
using PieBot.Tool.GitHub.Trust;

namespace PieBot.Tests.GitHub;

/// <summary>
/// For random diffs and random edits: GitHub takes the suggestions, each can be committed, and committing them alone or in any order
/// gives exactly the file that was verified; so does real git with the diffs of the review's body. What is not so is neither.
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

    private static readonly string[] Paths =
    [
        "a.cs",
        "src/Größe b/A.cs",
        "b/b/quo\"te.cs",
        "tab\tback\\slash.cs",
    ];

    private static readonly Gen<Case> Cases =
        from lines in Line.Array[0, 40]
        from before in Gen.Select(Gen.Int[0, 24], Line, Line.Array[1, 3]).Array[lines.Length]
        from edits in Gen.Select(
            Gen.Int[1, 40],
            Gen.Int[0, 4],
            Line.Array[0, 4],
            Gen.Int[-1, 3]
        ).Array[1, 6]
        from style in Gen.Int[0, 12]
        from ended in Gen.Bool
        // Windows has no such names as the last.
        from path in Gen.Int[0, OperatingSystem.IsWindows() ? 1 : Paths.Length - 1]
        from order in Gen.Int[0, 1000]
        select new Case(lines, before, edits, (Style)Math.Max(0, style - 7), ended, path, order);

    private static readonly ChangeSet Changes = new(new('a', 40), new('b', 40), false, [], [], []);

    private static readonly Origin Home = new(new("https://github.com/"), null, null, "piebot");

    // One command sets how many: PIEBOT_PLACEMENT_CASES=10000.
    private static readonly long Count = long.TryParse(
        Environment.GetEnvironmentVariable("PIEBOT_PLACEMENT_CASES"),
        System.Globalization.CultureInfo.InvariantCulture,
        out var given
    )
        ? given
        : 200;

    [Fact]
    public void What_is_posted_can_be_committed_or_applied_by_git_and_gives_exactly_the_verified_file()
    {
        using var judge = new GitJudge();
        var tally = new Tally();
        Cases.Sample(
            one =>
            {
                Check(one, judge, tally);
            },
            iter: Count,
            threads: 1
        );

        TestContext.Current.TestOutputHelper!.WriteLine($"{Count} cases: {tally}");
        // All ways are really taken.
        Assert.InRange(tally.Suggestions, Count / 4, long.MaxValue);
        Assert.InRange(tally.SeveralLines, Count / 20, long.MaxValue);
        Assert.InRange(tally.Others, Count / 4, long.MaxValue);
        Assert.InRange(tally.Diffs, Count / 4, long.MaxValue);
        Assert.InRange(tally.NoDiffs, Count / 20, long.MaxValue);
    }

    private static void Check(Case one, GitJudge judge, Tally tally)
    {
        var path = Paths[one.Path];
        var head = Bytes(one.Lines, one);
        var file = new FakeFile(path, Bytes(Before(one), one), head);
        var pull = new FakePull();
        pull.Files.Add(file);
        var candidates = Candidates(one, path, SourceFile.Parse(head));
        var selection = Selection.Of(
            Run(candidates),
            new(
                new Dictionary<string, DiffFile>
                {
                    [path] = new(DiffHunks.Parse(file.Patch), HeadFile.Parse(head)),
                },
                new Dictionary<string, string>(),
                IsWhole: true
            ),
            new HashSet<string>(),
            50
        );
        var placed = selection.Posted.Where(finding => finding.Placement.Core is not null).ToList();
        var comments = placed.Select((finding, id) => Comment(finding, id, head)).ToList();

        Assert.Empty(FakeRules.Faults(pull, Review(comments), false));
        foreach (var (finding, comment) in placed.Zip(comments))
        {
            Assert.Null(
                FakeRules.Uncommittable(pull, comment.Path, comment.StartLine, comment.Line)
            );
            // Committed alone ...
            Assert.Equal(Verified(head, [finding]), Applier.Apply(head, [comment]));
        }

        if (placed.Count > 0)
        {
            // ... and all together, in any order.
            Assert.Equal(
                Verified(head, placed),
                Applier.Apply(head, Shuffled(comments, one.Order))
            );
        }

        // Any of them may have to go to the body.
        foreach (var finding in selection.Posted)
        {
            if (Diff(finding) is { } diff)
            {
                Assert.Equal(Verified(head, [finding]), judge.Apply(path, head, diff));
                tally.Diffs++;
            }
            else
            {
                Assert.True(
                    one.Style != Style.Unix || Verified(head, [finding]).SequenceEqual(head)
                );
                tally.NoDiffs++;
            }
        }

        tally.Suggestions += placed.Count;
        tally.SeveralLines += comments.Count(comment => comment.StartLine is not null);
        tally.Others += candidates.Count - placed.Count;
    }

    private static byte[] Verified(byte[] head, IEnumerable<Finding> findings) =>
        SourceFile.Parse(head).Apply(findings.SelectMany(finding => finding.Candidate.Edits))!;

    // As a reader copies it out of the review's body; null when it does not say that git takes it.
    private static string? Diff(Finding finding)
    {
        var body = BodyEntry.Of(finding, null, Home, Changes);
        if (!body.Contains("with `git apply`", StringComparison.Ordinal))
        {
            return null;
        }

        var lines = body.Split('\n');
        var open = Array.FindIndex(
            lines,
            line =>
                line.TrimStart('`') == "diff" && line.StartsWith("```", StringComparison.Ordinal)
        );
        var close = Array.IndexOf(lines, lines[open][..^4], open);
        return string.Concat(lines[(open + 1)..close].Select(line => line + "\n"));
    }

    // The base: lines of the head may be others there, or missing, and it has lines of its own.
    private static IEnumerable<string> Before(Case one) =>
        one
            .Lines.Zip(one.Before)
            .SelectMany(pair =>
                pair.Second.Item1 switch
                {
                    0 => [],
                    1 or 2 => [pair.Second.Item2 + "!"],
                    3 or 4 => [.. pair.Second.Item3, pair.First],
                    _ => (string[])[pair.First],
                }
            );

    private static List<Candidate> Candidates(Case one, string path, SourceFile head)
    {
        var candidates = new List<Candidate>();
        foreach (var (start, count, lines, parts) in one.Edits)
        {
            var edits = new List<Edit>();
            var at = 1 + (start % (head.LineCount + 1));
            for (var part = 0; part < Math.Max(1, parts) && at <= head.LineCount + 1; part++)
            {
                var range = new LineRange(at, Math.Min(head.LineCount, at + count - 1));
                edits.Add(
                    new(
                        path,
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
                    new($"c-{candidates.Count:x8}", $"{path}::A.M()", edits, "rules:X", "T", "R")
                );
            }
        }

        return candidates;

        static int order(Case one, int part) => one.Order >> part;
    }

    private static TrustedRun Run(List<Candidate> candidates)
    {
        var proposals = new ProposalFile(1, "0.1.0", Changes, candidates, []);
        var proofs = candidates.ToDictionary(
            one => one.Id,
            one => new Proof(
                one.Id,
                VerdictKind.Faster,
                new(1, 1, 1, null),
                new(
                    PieBot.Core.Timing.Protocol.Paired,
                    PieBot.Core.Timing.Metric.Member,
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
                CommentRound.First([finding.Key], 1),
                one => SuggestionBody.Of(one, HeadFile.Parse(head), Changes),
                Home,
                Changes
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
        var ending = one.Style == Style.Windows ? "\r\n" : "\n";
        var text = string.Concat(
            lines.Select(
                (line, index) =>
                    line
                    + (
                        one.Style == Style.Mixed && index % 2 == 1 ? "\r\n"
                        : one.Style == Style.Returns && index % 3 == 1 ? "\r"
                        : ending
                    )
            )
        );
        text = one.Ended || text.Length == 0 ? text : text[..^ending.Length];
        return one.Style switch
        {
            Style.Marked => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
            Style.Latin => Encoding.Latin1.GetBytes(text),
            _ => Encoding.UTF8.GetBytes(text),
        };
    }

    private enum Style
    {
        Unix,
        Windows,
        Marked,
        Mixed,
        Latin,
        Returns,
    }

    private sealed class Tally
    {
        public long Suggestions { get; set; }

        public long SeveralLines { get; set; }

        public long Others { get; set; }

        public long Diffs { get; set; }

        public long NoDiffs { get; set; }

        public override string ToString() =>
            $"{Suggestions} suggestions, {SeveralLines} of them of several lines; {Others} edits that are none; {Diffs} diffs applied by git, {NoDiffs} edits without one";
    }

    private sealed record Case(
        string[] Lines,
        (int, string, string[])[] Before,
        (int Start, int Count, string[] Lines, int Parts)[] Edits,
        Style Style,
        bool Ended,
        int Path,
        int Order
    )
    {
        public override string ToString() =>
            JsonSerializer.Serialize(
                new
                {
                    Lines,
                    Before = Before.Select(one =>
                        $"{one.Item1} {one.Item2} {JsonSerializer.Serialize(one.Item3)}"
                    ),
                    Edits = Edits.Select(one =>
                        $"{one.Start}+{one.Count} x{one.Parts}: {JsonSerializer.Serialize(one.Lines)}"
                    ),
                    Style = $"{Style}",
                    Ended,
                    Path,
                    Order,
                }
            );
    }
}
