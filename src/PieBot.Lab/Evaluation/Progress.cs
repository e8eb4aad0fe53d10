using PieBot.Lab.Evaluation.Measuring;

namespace PieBot.Lab.Evaluation;

/// <summary>A line a program, with how much is left and about how long that will take.</summary>
internal sealed class Progress(TextWriter output, int total, TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private int _skipped;
    private int _done;

    /// <summary>Programs that were measured before.</summary>
    public void Skip(int programs) => _skipped += programs;

    public void Done(ProgramResult result)
    {
        _done++;
        var left = total - _skipped - _done;
        var each = time.GetElapsedTime(_start) / _done;
        var rest = left == 0 ? "" : $", about {Words(each * left)} left";
        output.WriteLine(
            FormattableString.Invariant(
                $"[{_skipped + _done}/{total}] {result.Pair} ({result.Language}): {Words(result)}{rest}"
            )
        );
    }

    private static string Words(ProgramResult result)
    {
        var figures = result.Timed is { } timed
            ? $" {timed.Speedup:0.00}× after {timed.Trials} trials"
            : "";
        return result.Outcome + figures + (result.Outcome.IsCorrect() ? "" : $": {result.Detail}");
    }

    private static string Words(TimeSpan span) =>
        span.TotalMinutes >= 2 ? $"{span.TotalMinutes:0} min" : $"{span.TotalSeconds:0} s";
}
