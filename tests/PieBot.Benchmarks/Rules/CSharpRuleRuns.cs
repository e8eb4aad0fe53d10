using System.Diagnostics;
using PieBot.Testing.Rules;

namespace PieBot.Benchmarks.Rules;

/// <summary>How much faster the C# rules' own pairs are: both sides are compiled as for a release and timed in turns.</summary>
internal static class CSharpRuleRuns
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(20);

    // Each side runs so long before it counts: its code is compiled anew meanwhile.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(600);

    /// <param name="turns">Of each side; the figure is the median of the ratios of a turn.</param>
    /// <param name="wanted">An id; empty for all.</param>
    public static IEnumerable<(string Id, double Speedup)> Run(int turns, string wanted)
    {
        var before = CSharpPairs.Drivers("before");
        var after = CSharpPairs.Drivers("after");
        foreach (var id in CSharpPairs.Ids.Where(id => wanted.Length == 0 || id == wanted))
        {
            Seconds(before[id], Settling);
            Seconds(after[id], Settling);
            var ratios = Enumerable
                .Range(0, turns)
                .Select(turn =>
                {
                    // Who goes first changes: what one leaves to the collector the other pays.
                    var first = turn % 2 == 0 ? Seconds(before[id], Turn) : 0;
                    var second = Seconds(after[id], Turn);
                    first = turn % 2 == 0 ? first : Seconds(before[id], Turn);
                    return first / second;
                })
                .Order()
                .ToList();
            yield return (id, ratios[turns / 2]);
        }
    }

    // Of one run, mean of as many as fit.
    private static double Seconds(Func<object> driver, TimeSpan least)
    {
        var runs = 0;
        var started = Stopwatch.GetTimestamp();
        do
        {
            driver();
            runs++;
        } while (Stopwatch.GetElapsedTime(started) < least);

        return Stopwatch.GetElapsedTime(started).TotalSeconds / runs;
    }
}
