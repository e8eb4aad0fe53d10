using PieBot.Core.Proposals.Examples;
using PieBot.Core.Proposals.Models.Endpoint;
using PieBot.Core.Proposals.Models.Prompt;
using PieBot.Lab.Evaluation.Programs;

namespace PieBot.Lab.Evaluation.Asking;

/// <summary>What a model is asked about a whole program: the instruction, slow and fast programs like it, and the program.</summary>
internal sealed class ProgramPrompt(ModelSettings settings, ExampleIndex examples)
{
    // More than needed, since those of the same problem are left out.
    private const int Spare = 8;

    private const string Instruction = """
        You make programs run faster. You are shown a program that reads standard input and writes standard output. Give a program in the same language that prints the same for every input, and takes markedly less processor time.

        - Look for a better algorithm or data structure first, then for work that is done again and again, then for faster input and output.
        - Use the standard library alone; no new threads, files, network or processes.
        - Change no more than is needed. If nothing can be gained, give the program as it is.
        """;

    private const string Whole = "Reply with the whole program in one fenced block.";

    private const string Analysis =
        "Say first, in one or two sentences, where the time goes and what saves it; then give the whole program in one fenced block.";

    private bool Explains => settings.Prompt == PromptType.FewShotExplain;

    /// <summary>Null when the program alone is larger than a prompt may be.</summary>
    public Question? Of(EvaluationPair pair)
    {
        var system = $"{Instruction}\n{(Explains ? Analysis : Whole)}";
        var program =
            $"The program to make faster, in {pair.Language.Name()}:\n{Fence(pair.Language.Id(), pair.Slow)}";
        var left = settings.PromptTokens - TokenCounter.Count(system) - TokenCounter.Count(program);
        if (left < 0)
        {
            return null;
        }

        var shown = new List<string>();
        foreach (var one in Examples(pair))
        {
            var text = Shown(one);
            left -= TokenCounter.Count(text);
            if (left < 0)
            {
                break;
            }

            shown.Add(text);
        }

        return new(
            system,
            string.Join("\n\n", shown.Append(program)),
            settings.Samples,
            settings.Temperature,
            settings.ReplyTokens,
            ReplyFormat.Text,
            Explains
        );
    }

    // A model that was shown the answer to this problem would show no skill of its own.
    private IEnumerable<Example> Examples(EvaluationPair pair) =>
        settings.Prompt == PromptType.Instruction
            ? []
            : examples
                .Nearest(pair.Slow, settings.Examples + Spare, pair.Language.Id())
                .Where(one => one.Source != pair.Problem)
                .Take(settings.Examples);

    private string Shown(Example one)
    {
        var effect = one.Speedup is { } speedup ? $", {speedup:0.0} times as fast" : "";
        var why = Explains && one.Why.Length > 0 ? $"\nWhy: {one.Why}" : "";
        return $"A slow program:\n{Fence(one.Language, one.Slow)}\nA faster one{effect}:{why}\n{Fence(one.Language, one.Fast)}";
    }

    private static string Fence(string language, string code) =>
        $"```{language}\n{code.ReplaceLineEndings("\n").Trim('\n')}\n```";
}
