using PieBot.Core.Changes;
using PieBot.Core.Configuration;
using PieBot.Core.Engine.Checks;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Processes;
using PieBot.Core.Proposals;
using PieBot.Core.Timing;

namespace PieBot.Core.Engine.Trials;

/// <summary>
/// Takes hunks out of a winner that do not carry its gain (the paper saw one of several changes make 95 % of it). A hunk may
/// go when the rest still builds and passes all tests, and the whole is not faster than the rest by more than a trifle: 2 % of
/// the time, or what the hunks that went have left of 5 % of the whole's gain.
/// </summary>
internal sealed class Shrinker(
    CandidateGate gate,
    TimedPairs pairs,
    TrialRunner trials,
    VerifySettings settings,
    StageClock clock
)
{
    // Of the time: less is not worth lines to read.
    private const double Trifle = 0.02;
    private const double TrifleOfGain = 0.05;
    private const int MostTrials = 8;

    private SequentialTest? _test;

    /// <param name="won">The trials that the whole won with.</param>
    /// <returns>What is left, and what was taken out; null when it is the whole.</returns>
    public async Task<(Contender Contender, Shrunk? Shrunk)> RunAsync(
        Contender whole,
        IReadOnlyList<TimedTrial> won,
        CancellationToken cancellationToken
    )
    {
        var hunks = EditHunks.Of(whole.Candidate.Edits);
        var search = new Reduction(settings.Shrink ? hunks.Count : 1);
        var gain = won.Average(trial => trial.Sample(settings.Metric));
        var current = whole;
        var lost = 0.0;
        while (search.Next is { } parts)
        {
            var without = string.Join('+', parts);
            clock.Enter(
                "shrink",
                $"{whole.Id}: is it as fast without {(parts.Count == 1 ? "hunk" : "hunks")} {string.Join(", ", parts.Select(one => one + 1))} of {hunks.Count}?"
            );
            var (rest, _) = await gate.PassAsync(
                whole.Candidate with
                {
                    Edits = search.Rest.Select(one => hunks[one]).ToList(),
                },
                whole.Edit,
                cancellationToken
            );
            var loss = rest is null
                ? null
                : await LossAsync(
                    rest,
                    current,
                    without,
                    Math.Max(Trifle, (TrifleOfGain * gain) - lost),
                    cancellationToken
                );
            if (loss is { } little)
            {
                current = rest!;
                lost += little;
            }

            search.Record(spared: loss is not null);
        }

        if (current == whole)
        {
            return (whole, null);
        }

        return (current, new(hunks.Count, search.Kept, Math.Clamp(1 - (lost / gain), 0, 1)));
    }

    // By how much, as a log ratio, the whole is better than the rest; null when it is worth keeping, or when nobody can tell.
    private async Task<double?> LossAsync(
        Contender rest,
        Contender whole,
        string without,
        double trifle,
        CancellationToken cancellationToken
    )
    {
        var (pair, _) = await pairs.BetweenAsync(rest, whole, cancellationToken);
        if (pair is null)
        {
            return null;
        }

        _test ??= new(settings.Alpha, MostTrials);
        var samples = new List<double>();
        Finding? finding = null;
        while (finding is null)
        {
            var number = samples.Count + 1;
            var (trial, _) = await trials.RunAsync(
                new(
                    whole.Id,
                    $"shrink without {without}",
                    number,
                    pair,
                    $"{whole.Id}: trial {number}, at most {MostTrials}"
                )
                {
                    Next = number < MostTrials ? (pair, number + 1) : null,
                },
                cancellationToken
            );
            if (trial is null || !double.IsFinite(trial.Sample(settings.Metric)))
            {
                break;
            }

            samples.Add(trial.Sample(settings.Metric));
            finding = _test.Judge(samples, 1 - Math.Exp(-trifle));
        }

        await trials.RestAsync();
        return finding == Finding.NotFaster ? Math.Max(0, samples.Average()) : null;
    }
}
