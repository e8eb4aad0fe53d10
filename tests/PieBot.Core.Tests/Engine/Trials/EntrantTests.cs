using PieBot.Core.Configuration;
using PieBot.Core.Engine.Trials;
using PieBot.Core.Timing;
using PieBot.Testing.Scripted;

namespace PieBot.Core.Tests.Engine.Trials;

public sealed class EntrantTests
{
    private static readonly VerifySettings Settings = new();

    [Fact]
    public void Its_next_trial_says_what_follows()
    {
        var one = Entrant(3);
        var other = Entrant(1);

        var request = one.Request(other, most: 20);

        Assert.Equal(("c-1", "measure", 4), (request.CandidateId, request.Stage, request.Number));
        Assert.Equal("c-1: trial 4, at most 20", request.Words);
        Assert.Equal(2, request.Next!.Value.Number);
        Assert.Same(other.Pair, request.Next.Value.Pair);
        // Where it is its own turn again, the one asked for comes between.
        Assert.Equal(5, one.Request(one, 20).Next!.Value.Number);
        Assert.Null(one.Request(null, 20).Next);
    }

    [Fact]
    public void The_leanest_saves_most_and_is_not_seen_to_be_slower()
    {
        var leaner = Entrant(6, allocates: 20);
        var lean = Entrant(6, allocates: 50);
        var slow = Entrant(6, allocates: 10, logRatio: -0.5);
        var alike = Entrant(6, allocates: 100);

        Assert.Same(leaner, Leanest(alike, lean, leaner, slow));
        Assert.Same(lean, Leanest(alike, lean));
        Assert.Null(Leanest(alike, slow));
    }

    [Fact]
    public void What_is_not_known_or_was_seen_once_is_not_lean()
    {
        Assert.Null(Leanest(Entrant(1, allocates: 10)));
        Assert.Null(Leanest(Entrant(6, allocates: double.NaN)));
    }

    private static Entrant? Leanest(params Entrant[] entrants) =>
        Core.Engine.Trials.Entrant.Leanest(entrants, Settings, 0.05);

    // Trials that are nearly alike; the baseline allocates 100 bytes a call.
    private static Entrant Entrant(int trials, double allocates = 100, double logRatio = 0)
    {
        static SideTotals Totals(double allocated) =>
            SideTotals.Unknown with
            {
                Allocated = allocated,
                Calls = 1,
            };
        var suite = new ScriptedSuite(() => new());
        return new(
            ScriptedEngine.Contender(),
            ScriptedEngine.Pair(suite, suite),
            Enumerable
                .Range(0, trials)
                .Select(trial => new TimedTrial(
                    logRatio + (0.001 * (trial % 2)),
                    new((1, 1), [1], [1]),
                    Totals(100 + (trial % 2)),
                    Totals(allocates)
                ))
                .ToList()
        );
    }
}
