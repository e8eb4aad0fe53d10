namespace PieBot.Lab.Evaluation.Measuring;

/// <summary>What became of a program.</summary>
internal enum Outcome
{
    /// <summary>Right on all cases, and significantly faster than the slow program.</summary>
    Faster,

    /// <summary>Right, and no faster.</summary>
    NotFaster,

    /// <summary>Right; the most trials showed neither.</summary>
    Inconclusive,

    /// <summary>The slow program itself.</summary>
    Unchanged,

    /// <summary>Another output on some case.</summary>
    Wrong,

    /// <summary>It ended with a code other than 0, by a signal, or over a limit.</summary>
    Crashed,
    TimedOut,
    DoesNotCompile,

    /// <summary>The model gave none.</summary>
    NoProgram,

    /// <summary>The slow program is not right itself: nothing can be said of this pair.</summary>
    BaselineFailed,
}

/// <summary>Groups of outcomes.</summary>
internal static class Outcomes
{
    public static bool IsCorrect(this Outcome outcome) =>
        outcome is Outcome.Faster or Outcome.NotFaster or Outcome.Inconclusive or Outcome.Unchanged;
}
