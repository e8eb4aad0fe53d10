using PieBot.Core.Changes;

namespace PieBot.Core.Proposals;

/// <summary>Which candidates exclude each other.</summary>
internal static class CandidateGroups
{
    /// <summary>Candidates whose edits overlap, however far round, are one group: at most one of them can be accepted.</summary>
    /// <returns>Groups in the order of their first targets, each in the given order.</returns>
    public static IReadOnlyList<IReadOnlyList<Candidate>> Of(IEnumerable<Candidate> all)
    {
        var candidates = all.ToList();
        var groups = new List<List<Candidate>>();
        foreach (var candidate in candidates)
        {
            var touched = groups.Where(group => group.Any(one => Overlap(one, candidate))).ToList();
            groups.RemoveAll(touched.Contains);
            groups.Add([.. touched.SelectMany(group => group), candidate]);
        }

        // Groups of one target come one after another, and share its coverage.
        return groups
            .OrderBy(group => group[0].TargetId, StringComparer.Ordinal)
            .ThenBy(group => candidates.IndexOf(group[0]))
            .ToList();
    }

    private static bool Overlap(Candidate one, Candidate other) =>
        one.Edits.Any(edit => other.Edits.Any(another => Overlap(edit, another)));

    private static bool Overlap(Edit one, Edit other) =>
        one.Path == other.Path
        && (
            one.Lines.Overlaps(other.Lines)
            // Two insertions at one place exclude each other too.
            || (one.Lines.IsEmpty && other.Lines.IsEmpty && one.Lines.Start == other.Lines.Start)
        );
}
