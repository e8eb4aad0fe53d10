using PieBot.Core.Configuration;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Stage;

namespace PieBot.Core.Runs.Shards;

/// <summary>
/// Splits candidates over shards by nothing but <c>proposals.json</c>, so that each shard, wherever it runs, computes the
/// same split. Candidates of one target stay together, and so do those whose edits overlap: they are compared with each other.
/// The dearest goes first, to the shard with the least to do (longest processing time first: at most 4/3 of the best split, Graham 1969).
/// </summary>
internal static class ShardPlan
{
    private static readonly TimeSpan Most = TimeSpan.FromDays(1);

    // What a candidate takes where nothing was recorded; only the proportions matter.
    private static readonly TimeSpan Guess = TimeSpan.FromMinutes(1);

    /// <summary>The share of each shard, in order; their costs as far as they are known.</summary>
    public static IReadOnlyList<ShardShare> Of(ProposalFile proposals, int count)
    {
        var shares = Enumerable
            .Range(1, count)
            .Select(index => new Load(new(index, count), []))
            .ToList();
        var waiting = new PriorityQueue<Load, (TimeSpan, int)>(
            shares.Select(share => (share, (TimeSpan.Zero, share.Shard.Index)))
        );
        foreach (
            var unit in Units(proposals)
                .OrderByDescending(unit => unit.Cost)
                .ThenBy(unit => unit.Candidates[0].Id, StringComparer.Ordinal)
        )
        {
            var least = waiting.Dequeue();
            least.Units.Add(unit);
            least.Cost += unit.Cost;
            waiting.Enqueue(least, (least.Cost, least.Shard.Index));
        }

        return shares
            .Select(share =>
            {
                var taken = share
                    .Units.SelectMany(unit => unit.Candidates)
                    .Select(candidate => candidate.Id)
                    .ToHashSet(StringComparer.Ordinal);
                return new ShardShare(
                    share.Shard,
                    // In the file's order, as an unsplit verification would take them.
                    proposals.Candidates.Where(one => taken.Contains(one.Id)).ToList(),
                    share.Cost
                );
            })
            .ToList();
    }

    /// <summary>What one shard verifies.</summary>
    public static IReadOnlyList<Candidate> Share(ProposalFile proposals, Shard shard) =>
        Of(proposals, shard.Count)[shard.Index - 1].Candidates;

    /// <summary>As many shards as there are things to tell apart, at most <paramref name="most"/>; 0 when nothing is to be verified.</summary>
    public static int Count(ProposalFile proposals, int most) =>
        Math.Min(most, Units(proposals).Count(unit => unit.Cost > TimeSpan.Zero));

    private static List<Unit> Units(ProposalFile proposals)
    {
        var roots = new Dictionary<string, string>(StringComparer.Ordinal);
        string Root(string id)
        {
            while (roots.TryGetValue(id, out var above) && above != id)
            {
                id = above;
            }

            return id;
        }

        // Edits overlap only within a file: a quick look at each, not at all pairs of candidates.
        foreach (
            var file in proposals
                .Candidates.SelectMany(one =>
                    one.Edits.Select(edit => edit.Path).Distinct().Select(path => (path, one))
                )
                .GroupBy(pair => pair.path, pair => pair.one, StringComparer.Ordinal)
        )
        {
            foreach (var group in CandidateGroups.Of(file))
            {
                foreach (var candidate in group)
                {
                    roots[Root(candidate.TargetId)] = Root(group[0].TargetId);
                }
            }
        }

        var typical = Typical(proposals);
        return proposals
            .Candidates.GroupBy(one => Root(one.TargetId), StringComparer.Ordinal)
            .Select(unit => new Unit(
                unit.ToList(),
                unit.GroupBy(one => one.TargetId, StringComparer.Ordinal)
                    .Select(target => Cost(proposals, target.Key, target, typical))
                    .Aggregate(TimeSpan.Zero, (sum, one) => sum + one)
            ))
            .ToList();
    }

    private static TimeSpan Cost(
        ProposalFile proposals,
        string targetId,
        IEnumerable<Candidate> candidates,
        TimeSpan typical
    )
    {
        var open = candidates.Count(IsOpen);
        return open == 0 ? TimeSpan.Zero
            : proposals.Costs?.TryGetValue(targetId, out var known) == true && known > TimeSpan.Zero
                ? Bounded(known)
            : open * typical;
    }

    // Of a candidate: the median of what is recorded.
    private static TimeSpan Typical(ProposalFile proposals)
    {
        var known = proposals
            .Candidates.Where(IsOpen)
            .CountBy(one => one.TargetId)
            .Where(target => proposals.Costs?.ContainsKey(target.Key) == true)
            .Select(target => Bounded(proposals.Costs![target.Key]) / target.Value)
            .Order()
            .ToList();
        return known.Count == 0 ? Guess : known[known.Count / 2];
    }

    // The file may come from elsewhere, and sums of what it says must stay durations.
    private static TimeSpan Bounded(TimeSpan cost) => cost < Most ? cost : Most;

    private static bool IsOpen(Candidate candidate) => candidate.Rejection is null;

    private sealed record Unit(IReadOnlyList<Candidate> Candidates, TimeSpan Cost);

    private sealed class Load(Shard shard, List<Unit> units)
    {
        public Shard Shard { get; } = shard;

        public List<Unit> Units { get; } = units;

        public TimeSpan Cost { get; set; }
    }
}

/// <summary>What one shard verifies, and what that is thought to take.</summary>
internal sealed record ShardShare(Shard Shard, IReadOnlyList<Candidate> Candidates, TimeSpan Cost);
