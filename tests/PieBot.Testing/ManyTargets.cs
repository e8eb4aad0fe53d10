using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Stage;

namespace PieBot.Testing;

/// <summary>Proposals of many targets, each in a file of its own.</summary>
internal static class ManyTargets
{
    /// <param name="candidates">How many each target has.</param>
    public static ProposalFile Of(params IEnumerable<int> candidates)
    {
        var targets = candidates
            .Select(
                (count, place) =>
                    (
                        Member: new ChangedMember(
                            $"src/F{place}.cs::A.M()",
                            $"src/F{place}.cs",
                            "A.M",
                            MemberKind.Method,
                            new(1, 100)
                        ),
                        Count: count
                    )
            )
            .ToList();
        return new(
            1,
            "0.1.0",
            new(
                new('a', 40),
                new('b', 40),
                false,
                [],
                targets.Select(target => target.Member).ToList(),
                []
            ),
            targets
                .SelectMany(target =>
                    Enumerable
                        .Range(1, target.Count)
                        .Select(line => Candidate(target.Member, new(line * 3, line * 3)))
                )
                .ToList(),
            []
        );
    }

    public static Candidate Candidate(
        ChangedMember target,
        LineRange lines,
        string? rejection = null
    )
    {
        Edit[] edits = [new(target.Path, lines, "old", "new")];
        return new(
            Candidates.Id(target.Id, edits),
            target.Id,
            edits,
            "rules:CA1854",
            "title",
            "because",
            rejection
        );
    }
}
