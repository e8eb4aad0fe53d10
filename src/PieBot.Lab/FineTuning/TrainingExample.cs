using PieBot.Core.Proposals.Models.Prompt;
using PieBot.Lab.Datasets;

namespace PieBot.Lab.FineTuning;

/// <summary>What a model is shown in training, and is to answer: the same words are to be used when it is asked.</summary>
/// <param name="Slower">In a code block.</param>
/// <param name="Faster">In a code block.</param>
internal sealed record TrainingExample(string Instruction, string Slower, string Faster)
{
    public const string System =
        "You make programs run faster. You keep what they print for every input, and change as little as possible.";

    public int Tokens =>
        TokenCounter.Count(System)
        + TokenCounter.Count(Instruction)
        + TokenCounter.Count(Slower)
        + TokenCounter.Count(Faster);

    /// <param name="tag">How fast the faster one is among all programs of its problem, 1 to 10; null: nothing is said of it.</param>
    public static TrainingExample Of(Pair pair, int? tag)
    {
        var language = SourceLanguage.Of(pair.Language);
        var instruction =
            $"Rewrite this {language.CodeNet} program so that it runs faster."
            + (tag is null ? "" : $" The result is to have a speed of {tag}/10.");
        return new(
            instruction,
            Block(pair.Input, language.Fence),
            Block(pair.Target, language.Fence)
        );
    }

    // Longer than any run of backticks in the program, which would end it.
    private static string Block(string program, string language)
    {
        var code = program.ReplaceLineEndings("\n").TrimEnd('\n');
        var fence = "```";
        while (code.Contains(fence, StringComparison.Ordinal))
        {
            fence += "`";
        }

        return $"{fence}{language}\n{code}\n{fence}";
    }
}
