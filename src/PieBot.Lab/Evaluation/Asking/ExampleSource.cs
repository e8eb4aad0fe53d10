using System.Globalization;
using PieBot.Core;
using PieBot.Core.Proposals.Examples;
using PieBot.Lab.Evaluation.Judging;
using PieBot.Lab.Evaluation.Programs;

namespace PieBot.Lab.Evaluation.Asking;

/// <summary>A range of effects of examples: the share of time they save, in per cent, such as <c>10-90</c>.</summary>
internal sealed record EffectRange(double Low, double High)
{
    /// <exception cref="UserErrorException">It is no range within 0 to 100.</exception>
    public static EffectRange Parse(string text) =>
        text.Split('-') is [var low, var high]
        && double.TryParse(low, CultureInfo.InvariantCulture, out var from)
        && double.TryParse(high, CultureInfo.InvariantCulture, out var to)
        && from >= 0
        && from < to
        && to <= 100
            ? new(from, to)
            : throw new UserErrorException(
                $"--effect {text} must be a range of savings in per cent, such as 10-90."
            );

    public bool Holds(double speedup) =>
        100 * (1 - (1 / speedup)) is var saving && saving >= Low && saving < High;
}

/// <summary>The slow and fast pairs that a model is shown.</summary>
internal static class ExampleSource
{
    /// <summary>Reads pairs in the PIE layout; how much they save is taken from what was measured, else from the submissions' own times.</summary>
    /// <exception cref="UserErrorException">The file cannot be read, or no pair is left.</exception>
    public static IReadOnlyList<Example> Read(string path, EffectRange? effect)
    {
        var examples = new List<Example>();
        foreach (var (line, place) in JsonLines.Read(path))
        {
            double? Number(string name) =>
                line.TryGetProperty(name, out var value)
                && value.ValueKind == System.Text.Json.JsonValueKind.Number
                    ? value.GetDouble()
                    : null;
            if (
                line.Text("input") is not { } slow
                || line.Text("target") is not { } fast
                || line.Text("language") is not { } language
            )
            {
                throw new UserErrorException(
                    $"{place} is not an example: it needs language, input and target."
                );
            }

            var problem = line.Text("problem_id") ?? "";
            var speedup = Number("runtime_lift") ?? (Number("cpu_time_v0") / Number("cpu_time_v1"));
            if (effect is null || (speedup is { } known && effect.Holds(known)))
            {
                examples.Add(
                    new(
                        $"{problem}-{PlainProgram.Key(slow + fast)[..8]}",
                        Languages.Parse(language).Id(),
                        line.Text("problem_name") ?? problem,
                        slow,
                        fast,
                        line.Text("why") ?? "",
                        speedup is { } finite && double.IsFinite(finite) ? finite : null,
                        problem
                    )
                );
            }
        }

        return examples.Count > 0
            ? examples
            : throw new UserErrorException(
                $"{path} holds no example{(effect is null ? "" : $" that saves {effect.Low} to {effect.High} %")}."
            );
    }
}
