using PieBot.Tool.Console;
using Spectre.Console;

namespace PieBot.Tool.Setup;

/// <summary>Shows what was found in a repository and why, and what is to be done next.</summary>
internal static class SurveyView
{
    public static void Write(IAnsiConsole console, Survey survey, string? model)
    {
        console.WriteLine($"Repository: {TerminalText.Of(survey.Root)}");
        console.WriteLine(
            survey.DefaultBranch is { } branch
                ? $"Default branch: {TerminalText.Of(branch)}; 'piebot run' compares with it"
                : "Default branch: git cannot tell, since there is neither origin/HEAD nor a branch main or master with a commit: give 'piebot run' --base"
        );
        foreach (var part in survey.Parts)
        {
            console.WriteLine(
                TerminalText.Of(
                    part.Tests is { } tests
                        ? $"{part.Ecosystem}: tested by {tests} ({part.Why})"
                        : $"{part.Ecosystem}: no tests found. {part.Why}"
                )
            );
        }

        if (survey.Parts.Count == 0)
        {
            console.WriteLine(
                "No code was found that PieBot can verify by itself: name the command that tests it in .piebot.yml."
            );
        }
        else if (!survey.HasTests)
        {
            console.WriteLine("Without tests nothing can be proved: every verdict will say so.");
        }

        if (
            model is null
            && survey.Parts.Any(part => part.Ecosystem is not (".NET" or "Python" or "C++"))
        )
        {
            console.WriteLine(
                "The rules know only C#, Python and C++: for other languages name a model, with --model or in .piebot.yml (docs/models.md)."
            );
        }

        console.WriteLine();
    }

    public static void Next(IAnsiConsole console, string? model, WorkflowChoice workflow)
    {
        console.WriteLine("Next:");
        console.WriteLine("  piebot doctor    how noisy this machine is");
        console.WriteLine("  piebot run       on a branch that changes code");
        console.WriteLine("  commit what was written: it is read from the base of a branch");
        if (model is not null)
        {
            console.WriteLine(
                workflow.Files.Count > 0
                    ? "  give the model's key: OPENAI_API_KEY or PIEBOT_API_KEY here, and in the workflow 'api-key' of the step that proposes"
                    : "  give the model's key: OPENAI_API_KEY or PIEBOT_API_KEY"
            );
        }
    }
}
