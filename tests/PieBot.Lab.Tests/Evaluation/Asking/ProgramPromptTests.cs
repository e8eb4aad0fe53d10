using PieBot.Core.Proposals.Examples;
using PieBot.Core.Proposals.Models.Prompt;
using PieBot.Lab.Evaluation.Programs;

namespace PieBot.Lab.Evaluation.Asking;

public sealed class ProgramPromptTests
{
    private static readonly EvaluationPair Pair = new(
        "p1-x",
        "p1",
        Language.Python,
        "for i in range(10):\n    print(i)",
        null
    );

    private static readonly ExampleIndex Examples = new([
        Example("p1", "print(i) for i in range"),
        Example("p2", "for k in range(7):\n    print(k)"),
        Example("p3", "while True:\n    break"),
    ]);

    [Fact]
    public void Examples_of_the_same_problem_are_never_shown()
    {
        var question = Prompt(PromptType.FewShot, 2).Of(Pair)!;

        Assert.DoesNotContain("fast of p1", question.User, StringComparison.Ordinal);
        Assert.Contains("fast of p2", question.User, StringComparison.Ordinal);
        Assert.Contains("fast of p3", question.User, StringComparison.Ordinal);
        Assert.EndsWith($"```python\n{Pair.Slow}\n```", question.User, StringComparison.Ordinal);
    }

    [Fact]
    public void An_instruction_has_no_examples() =>
        Assert.DoesNotContain(
            "fast of",
            Prompt(PromptType.Instruction, 2).Of(Pair)!.User,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_program_larger_than_a_prompt_is_not_asked_about() =>
        Assert.Null(
            Prompt(PromptType.Instruction, 0)
                .Of(Pair with { Slow = string.Join('\n', Enumerable.Repeat("print(1)", 5000)) })
        );

    private static ProgramPrompt Prompt(PromptType type, int examples) =>
        new(new("m") { Prompt = type, Examples = examples }, Examples);

    private static Example Example(string problem, string slow) =>
        new(problem, "python", problem, slow, $"fast of {problem}", "", 2, problem);
}
