using PieBot.Core.Processes;

namespace PieBot.Benchmarks.Rules;

/// <summary>How much faster each C++ rule makes the code of its own pair, compiled by g++ -O2.</summary>
internal static class CppRuleRuns
{
    /// <param name="turns">Of either side, in turns; the median of their ratios counts.</param>
    /// <returns>Rules with baseline ÷ candidate.</returns>
    public static async Task<IReadOnlyList<(string Rule, double Ratio)>> RunAsync(int turns)
    {
        using var folder = new TemporaryFolder();
        var program = await CppRulePairs.BuildAsync(folder.Path, CancellationToken.None);
        var run = await ProcessRunner.RunAsync(
            new(program, [$"{turns}"], folder.Path),
            CancellationToken.None
        );
        return run.Succeeded
            ? run
                .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' '))
                .Select(parts => (parts[0], double.Parse(parts[1])))
                .ToList()
            : throw new InvalidOperationException(run.Error);
    }
}
