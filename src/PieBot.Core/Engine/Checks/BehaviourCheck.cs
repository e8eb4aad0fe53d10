using PieBot.Core.Engine.Sides;
using PieBot.Core.Processes;
using PieBot.Core.Runs;

namespace PieBot.Core.Engine.Checks;

/// <summary>Judges a contender by what its members' calls return: tests may pass though it is another program.</summary>
internal sealed class BehaviourCheck(ObserveCheck observe, StageClock clock)
{
    /// <returns>The contender with what its calls say; and what it is when they say it is another program.</returns>
    public async Task<(Contender Contender, Outcome? Differs)> RunAsync(
        Contender contender,
        CancellationToken cancellationToken
    )
    {
        var names = contender.Edit.Names;
        clock.Enter("observe", $"{contender.Id}: what {names} returns");
        var observed = await observe.RunAsync(contender, cancellationToken);
        var evidence = contender.Evidence with
        {
            Calls = observed switch
            {
                Observed.Same { Calls: 0, Exercised: 0, Varies: true } => new(
                    0,
                    "the baseline's own calls give something else in each run"
                ),
                Observed.Same same => new(same.Calls, null, same.Exercised),
                Observed.Unseen unseen => new(0, unseen.Why),
                _ => null,
            },
        };
        return (
            contender with
            {
                Evidence = evidence,
                // Making what works later is not its work: the tests have it done.
                Edit = observed is Observed.Same { Lazy: true }
                    ? contender.Edit with
                    {
                        Timed = false,
                    }
                    : contender.Edit,
            },
            observed switch
            {
                Observed.Different one => new(
                    VerdictKind.BehavesDifferently,
                    $"its tests pass, but {names} {(contender.Edit.Touched.Count > 1 ? "behave" : "behaves")} differently: {one.What}",
                    evidence
                ),
                Observed.Lost one => new(
                    VerdictKind.Inconclusive,
                    $"its tests pass, but {one.What}",
                    evidence
                ),
                Observed.Varying one => new(
                    VerdictKind.Inconclusive,
                    $"its tests pass, but {names} no longer does the same each time: {one.What}",
                    evidence
                ),
                _ => null,
            }
        );
    }
}
