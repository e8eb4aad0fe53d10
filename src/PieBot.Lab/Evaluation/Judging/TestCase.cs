using System.Globalization;
using PieBot.Core;

namespace PieBot.Lab.Evaluation.Judging;

/// <summary>An input, and what a right program prints for it.</summary>
/// <param name="Number">As its files are numbered.</param>
/// <param name="Input">Path of its file.</param>
/// <param name="Expected">The whole output.</param>
internal sealed record TestCase(int Number, string Input, string Expected);

/// <summary>Test cases in the layout of the PIE paper's harness: <c>DIR/problem/input.i.txt</c> and <c>output.i.txt</c>.</summary>
internal static class TestCases
{
    private const string Before = "input.";
    private const string After = ".txt";

    /// <summary>In order of their numbers.</summary>
    /// <exception cref="UserErrorException">There are none, or one has no output.</exception>
    public static IReadOnlyList<TestCase> Read(string folder, string problem)
    {
        var own = Path.Combine(folder, Path.GetFileName(problem));
        var numbers = Directory.Exists(own)
            ? Directory
                .EnumerateFiles(own, $"{Before}*{After}")
                .Select(file => Path.GetFileName(file)[Before.Length..^After.Length])
                .Where(text =>
                    int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                )
                .Select(text => int.Parse(text, CultureInfo.InvariantCulture))
                .Order()
                .ToList()
            : [];
        return numbers.Count == 0
            ? throw new UserErrorException(
                $"There are no test cases for {problem}: {own} should hold input.0.txt and output.0.txt, and so on. Name the folder above it with --cases."
            )
            : numbers.Select(number => Read(own, number)).ToList();
    }

    private static TestCase Read(string folder, int number)
    {
        var output = Path.Combine(folder, FormattableString.Invariant($"output.{number}.txt"));
        return File.Exists(output)
            ? new(
                number,
                Path.Combine(folder, FormattableString.Invariant($"{Before}{number}{After}")),
                File.ReadAllText(output)
            )
            : throw new UserErrorException($"{output} is missing: each input needs its output.");
    }
}
