using PieBot.Core.Timing;

namespace PieBot.Core.Tests.Timing;

/// <summary>Plays trials with scripted durations instead of processes.</summary>
internal static class ScriptedTrials
{
    /// <param name="unit">Nanoseconds a unit, by side, trial (1-based) and turn (0-based).</param>
    public static Finding Judge(
        Func<Side, int, int, double> unit,
        int trials = 8,
        double minSaving = 0.1
    )
    {
        var schedule = new TrialSchedule(3);
        var ratios = new List<double>();
        for (var trial = 1; trial <= trials; trial++)
        {
            ratios.Add(Play(schedule, trial, unit).LogRatio);
        }

        return Decision.Of(PairedTest.Run(ratios, 0.05), 0.05, minSaving);
    }

    public static TrialResult Play(
        TrialSchedule schedule,
        int trial,
        Func<Side, int, int, double> unit,
        List<Turn>? played = null
    )
    {
        var turns = new Turns(schedule.First(trial), schedule.Turns(trial));
        for (var index = 0; turns.Next() is { } turn; index++)
        {
            played?.Add(turn);
            var each = unit(turn.Side, trial, index);
            turns.Record(new(turn.Repetitions, turn.Repetitions * each, turn.Repetitions * each));
        }

        return turns.Result();
    }
}
