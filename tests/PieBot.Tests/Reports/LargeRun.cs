using PieBot.Core.Languages;
using PieBot.Core.Proposals;
using PieBot.Core.Runs;
using PieBot.Core.Timing;
using PieBot.Tool.Reports;

namespace PieBot.Tests.Reports;

/// <summary>A run of as many candidates as one likes, with text that means no good.</summary>
internal static class LargeRun
{
    public const string Hostile =
        "<img src=x> [l](http://e.org) @octocat\n\n# | ``` \u202e ::error::x";

    public static RunReport Of(int faster, int others, string text = "title")
    {
        var member = new ChangedMember(
            "src/A.cs::A.M()",
            "src/A.cs",
            text == Hostile ? "A.`M`|" : "A.M",
            MemberKind.Method,
            new(1, 9)
        );
        var rows = Enumerable
            .Range(0, faster + others)
            .Select(place => new ReportRow(
                new Candidate(
                    $"c-{place}",
                    member.Id,
                    [new("src/A.cs", new(4 + place, 5 + place), "old\nold", "new")],
                    "rules:CA1854",
                    text,
                    text
                ),
                member,
                new(
                    $"c-{place}",
                    place < faster ? VerdictKind.Faster : VerdictKind.NotFaster,
                    text,
                    null,
                    Measurement(place < faster ? 2 : 1),
                    TimeSpan.FromSeconds(1)
                )
            ))
            .ToList();
        return new(
            "folder",
            new(
                1,
                "0.1.0",
                new(new('a', 40), new('b', 40), false, [], [member], []),
                rows.Select(row => row.Candidate).ToList(),
                []
            ),
            null,
            rows
        );
    }

    private static Measurement Measurement(double ratio) =>
        new(
            Protocol.Paired,
            Metric.Member,
            new(ratio),
            new(ratio * 0.9),
            new(ratio * 1.1),
            0.01,
            8,
            new(1000 * ratio),
            new(1000),
            null
        );
}
