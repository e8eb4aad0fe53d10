using System.Globalization;
using PieBot.Core;
using PieBot.Core.Processes;

namespace PieBot.Benchmarks.Rules;

/// <summary>What a rule of Python gains in the driver of its own pair, by CPU time.</summary>
/// <param name="Speedup">Median of the turns.</param>
/// <param name="Least">Of the turns.</param>
/// <param name="Most">Of the turns.</param>
internal sealed record RuleFigure(string Rule, double Speedup, double Least, double Most);

/// <summary>Times the pairs with which the rules of Python are tested, both sides in turns in one process.</summary>
internal static class PythonRuleRuns
{
    private static readonly string Pairs = Path.Combine(
        BuiltTool.Root(),
        "tests/PieBot.Core.Tests/Languages/Python/Rules/Pairs"
    );

    private static readonly string Turns = Path.Combine(
        BuiltTool.Root(),
        "tests/PieBot.Benchmarks/Rules/turns.py"
    );

    /// <exception cref="UserErrorException">A pair's two sides differ, or one fails.</exception>
    public static async IAsyncEnumerable<RuleFigure> RunAsync()
    {
        foreach (var pair in Directory.GetDirectories(Pairs).Order(StringComparer.Ordinal))
        {
            var run = await ProcessRunner.RunAsync(
                new(
                    "python3",
                    ["-B", Turns, Path.Combine(pair, "before.py"), Path.Combine(pair, "after.py")],
                    pair
                ),
                CancellationToken.None
            );
            if (!run.Succeeded)
            {
                throw new UserErrorException($"{Path.GetFileName(pair)}: {run.Error}");
            }

            var ratios = run
                .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => double.Parse(line, CultureInfo.InvariantCulture))
                .Order()
                .ToList();
            yield return new(
                Path.GetFileName(pair),
                ratios[ratios.Count / 2],
                ratios[0],
                ratios[^1]
            );
        }
    }
}
