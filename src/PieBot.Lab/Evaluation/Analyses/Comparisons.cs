using System.Globalization;
using PieBot.Core;
using PieBot.Lab.Evaluation.Metrics;

namespace PieBot.Lab.Evaluation.Analyses;

/// <summary>The analyses whose groups are runs, or pairs of a kind.</summary>
internal static class Comparisons
{
    // Of non-empty lines of the slow program.
    private static readonly int[] Bounds = [10, 20, 40, 80];

    /// <summary>Runs by the number of examples in the prompt (figure 2b).</summary>
    public static Analysis Examples(IReadOnlyList<Run> runs) =>
        Groups.Show(
            "examples",
            "Examples in the prompt",
            "Runs that differ in the number of examples.",
            "examples",
            runs.OrderBy(run => run.Facts.Examples)
                .Select(run =>
                    (Number(Need(run, run.Facts.Examples, "--model and --examples")), run.Pairs)
                )
                .ToList()
        );

    /// <summary>Runs by prompt type (figure 9).</summary>
    public static Analysis Prompts(IReadOnlyList<Run> runs) =>
        Groups.Show(
            "prompts",
            "Kind of prompt",
            "Runs that differ in the kind of prompt.",
            "prompt",
            runs.Select(run =>
                    (run.Facts.Prompt ?? throw Lacks(run, "--model and --prompt"), run.Pairs)
                )
                .ToList()
        );

    /// <summary>Runs by what their examples save (figure 9).</summary>
    public static Analysis Effects(IReadOnlyList<Run> runs) =>
        Groups.Show(
            "effect",
            "What the examples save",
            "Runs that differ in the share of time that the examples save, in per cent.",
            "examples save",
            runs.Select(run =>
                    (run.Facts.Effect ?? throw Lacks(run, "--model and --effect"), run.Pairs)
                )
                .ToList()
        );

    /// <summary>One run's pairs by the length of the slow program (figure 8).</summary>
    public static Analysis Lengths(Run run)
    {
        var groups = new List<(string, IReadOnlyList<PairSummary>)>();
        var low = 1;
        foreach (var bound in Bounds.Append(int.MaxValue))
        {
            var pairs = run.Pairs.Where(pair => pair.Lines >= low && pair.Lines < bound).ToList();
            if (pairs.Count > 0)
            {
                groups.Add((bound == int.MaxValue ? $"{low}+" : $"{low} to {bound - 1}", pairs));
            }

            low = bound;
        }

        return Groups.Show(
            "length",
            "Length of the slow program",
            $"{run.Facts.Name}: pairs by the non-empty lines of their slow program.",
            "lines",
            groups
        );
    }

    private static int Need(Run run, int? value, string how) => value ?? throw Lacks(run, how);

    private static UserErrorException Lacks(Run run, string how) =>
        new($"{run.Facts.Name} does not fit this analysis: evaluate with {how}.");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
