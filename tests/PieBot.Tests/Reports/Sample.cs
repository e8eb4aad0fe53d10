using PieBot.Core.Languages;
using PieBot.Core.Proposals;
using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Tests.Reports;

/// <summary>A small run as its files would tell it.</summary>
internal static class Sample
{
    public static RunFolder Write(string folder)
    {
        var run = new RunFolder(folder);
        var target = new ChangedMember(
            "src/A.cs::A.M()",
            "src/A.cs",
            "A.M",
            MemberKind.Method,
            new(3, 9)
        );
        run.WriteProposals(
            new(
                1,
                "0.1.0",
                new(
                    new('a', 40),
                    new('b', 40),
                    false,
                    [],
                    [target],
                    [new("x.txt", "not a C# file")]
                ),
                [
                    Candidate("c-slow", target, "Make <b>static</b> | @octocat"),
                    Candidate("c-fast", target, "Use TryGetValue") with
                    {
                        Risks = [Risk.ChangedCulture],
                    },
                    Candidate("c-none", target, "Nobody verified this"),
                ],
                []
            )
        );
        run.AppendVerdict(
            new(
                "c-slow",
                VerdictKind.NotFaster,
                "A.M: 1.00×",
                null,
                Measurement(1.0),
                TimeSpan.FromSeconds(3)
            )
        );
        run.AppendVerdict(
            new(
                "c-fast",
                VerdictKind.Faster,
                "A.M: twice",
                new(5, 5, ["T.x"], []),
                Measurement(2.0),
                TimeSpan.FromSeconds(4)
            )
        );
        return run;
    }

    private static Candidate Candidate(string id, ChangedMember target, string title) =>
        new(
            id,
            target.Id,
            [new("src/A.cs", new(4, 4), "old", id)],
            "rules:CA1854",
            title,
            "because"
        );

    internal static Measurement Measurement(double ratio) =>
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
