using CsCheck;
using PieBot.Core.Changes;
using PieBot.Core.Runs;
using PieBot.Core.Runs.Shards;

namespace PieBot.Core.Tests.Runs.Shards;

public sealed class ShardPlanTests
{
    [Fact]
    public void Every_candidate_is_in_one_shard_and_those_of_a_target_are_together() =>
        Gen.Select(Gen.Int[1, 5].Array[1, 60], Gen.Int[1, 20])
            .Sample(
                (counts, shards) =>
                {
                    var proposals = ManyTargets.Of(counts);

                    var plan = ShardPlan.Of(proposals, shards);

                    Assert.Equal(shards, plan.Count);
                    Assert.Equal(
                        proposals.Candidates.Select(one => one.Id).Order(),
                        plan.SelectMany(share => share.Candidates).Select(one => one.Id).Order()
                    );
                    Assert.All(
                        plan.SelectMany(share =>
                                share
                                    .Candidates.Select(one => one.TargetId)
                                    .Distinct()
                                    .Select(target => (target, share.Shard))
                            )
                            .GroupBy(pair => pair.target),
                        target => Assert.Single(target)
                    );
                },
                iter: 200
            );

    [Fact]
    public void The_same_file_is_split_alike_on_every_machine()
    {
        using var one = new TemporaryFolder();
        var proposals = ManyTargets.Of(
            Enumerable.Range(1, 40).Select(place => 1 + (place % 4))
        ) with
        {
            Costs = Costs(40, place => place * 7 % 11),
        };
        var folder = new RunFolder(one.Path);
        folder.WriteProposals(proposals);

        var there = ShardPlan.Of(folder.ReadProposals(), 6);

        Assert.Equal(ShardPlan.Of(proposals, 6).Select(Ids), there.Select(Ids));
        Assert.Equal(Ids(there[2]), ShardPlan.Share(proposals, new(3, 6)).Select(c => c.Id));
    }

    [Fact]
    public void Targets_whose_edits_overlap_stay_together()
    {
        var proposals = ManyTargets.Of(1, 1, 1, 1);
        var (a, b) = (proposals.Changes.Targets[0], proposals.Changes.Targets[1]);
        // Both edit a field in the first one's file.
        var shared = ManyTargets.Candidate(a, new(90, 91));
        var rival = ManyTargets.Candidate(a, new(91, 92)) with { Id = "c-rival", TargetId = b.Id };
        proposals = proposals with { Candidates = [.. proposals.Candidates, shared, rival] };

        var plan = ShardPlan.Of(proposals, 4);

        Assert.Equal(
            4,
            plan.Single(share => share.Candidates.Any(one => one.Id == "c-rival")).Candidates.Count
        );
        Assert.Equal(3, ShardPlan.Count(proposals, 8));
    }

    [Fact]
    public void Recorded_costs_balance_the_shards()
    {
        // One that took ten times as long as the nine others.
        var proposals = ManyTargets.Of(Enumerable.Repeat(1, 10)) with
        {
            Costs = Costs(10, place => place == 4 ? 100 : 10),
        };

        var plan = ShardPlan.Of(proposals, 2);

        Assert.Equal([1, 9], plan.Select(share => share.Candidates.Count).Order());
        Assert.Equal(
            [TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(100)],
            plan.Select(share => share.Cost).Order()
        );
    }

    [Fact]
    public void Two_thousand_targets_over_64_shards_differ_by_less_than_two_per_cent()
    {
        // Costs spread as durations do: most are small, a few are large.
        var random = new Random(7);
        var proposals = ManyTargets.Of(
            Enumerable.Range(0, 2000).Select(_ => random.Next(1, 4))
        ) with
        {
            Costs = Costs(2000, _ => 20 * Math.Exp(random.NextDouble() * 3)),
        };

        var loads = ShardPlan.Of(proposals, 64).Select(share => share.Cost.TotalSeconds).ToList();

        Assert.InRange(loads.Max() / loads.Average(), 1, 1.02);
    }

    [Fact]
    public void What_the_guard_refused_asks_for_no_shard()
    {
        var proposals = ManyTargets.Of(1, 1, 1);
        proposals = proposals with
        {
            Candidates = proposals
                .Candidates.Select((one, place) => place == 0 ? one with { Rejection = "no" } : one)
                .ToList(),
        };

        Assert.Equal(2, ShardPlan.Count(proposals, 8));
        Assert.Equal(1, ShardPlan.Count(proposals, 1));
        Assert.Equal(0, ShardPlan.Count(ManyTargets.Of(), 8));
    }

    [Fact]
    public void A_group_took_as_long_as_its_longest_contender()
    {
        var proposals = ManyTargets.Of(1, 1);
        var target = proposals.Changes.Targets[0];
        var rival = ManyTargets.Candidate(target, new LineRange(3, 4)) with { Id = "c-rival" };
        var apart = ManyTargets.Candidate(target, new LineRange(50, 50));
        proposals = proposals with { Candidates = [.. proposals.Candidates, rival, apart] };

        var costs = RecordedCosts.Of(
            proposals,
            [
                Took(proposals.Candidates[0].Id, 30),
                Took("c-rival", 40),
                Took(apart.Id, 5),
                Took(proposals.Candidates[1].Id, 1e9),
                Took("c-of-another-run", 3),
            ]
        );

        Assert.Equal(TimeSpan.FromSeconds(45), costs[target.Id]);
        // What another machine says is cut down to a day.
        Assert.Equal(TimeSpan.FromDays(1), costs[proposals.Changes.Targets[1].Id]);
        Assert.Equal(2, costs.Count);
    }

    private static Verdict Took(string id, double seconds) =>
        new(id, VerdictKind.NotFaster, "", null, null, TimeSpan.FromSeconds(seconds));

    private static Dictionary<string, TimeSpan> Costs(int count, Func<int, double> seconds) =>
        Enumerable
            .Range(0, count)
            .ToDictionary(
                place => $"src/F{place}.cs::A.M()",
                place => TimeSpan.FromSeconds(seconds(place))
            );

    private static IEnumerable<string> Ids(ShardShare share) =>
        share.Candidates.Select(candidate => candidate.Id).ToList();
}
