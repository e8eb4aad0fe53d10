using System.CommandLine;
using PieBot.Core;
using PieBot.Lab.Evaluation.Analyses;

namespace PieBot.Lab.Evaluation.Commands;

/// <summary><c>piebot-lab analyze</c>: the paper's studies of what results depend on, each a table and a plot of finished evaluations.</summary>
internal static class AnalyzeCommand
{
    public static Command Create() =>
        new("analyze", "Make tables and plots of finished evaluations, as in the PIE paper.")
        {
            Of(
                "samples",
                "What more samples bring, of one run (figure 2a).",
                runs => SampleCurve.Of(One(runs))
            ),
            Of(
                "examples",
                "Runs with other numbers of examples (--examples; figure 2b).",
                Comparisons.Examples
            ),
            Of(
                "prompts",
                "Runs with other kinds of prompt (--prompt; figure 9).",
                Comparisons.Prompts
            ),
            Of(
                "effect",
                "Runs whose examples save more or less (--effect; figure 9).",
                Comparisons.Effects
            ),
            Of(
                "length",
                "One run's pairs by the length of the slow program (figure 8).",
                runs => Comparisons.Lengths(One(runs))
            ),
            Of(
                "compare",
                "Two runs on the same pairs: overlap, correlation, size of edits (section 5).",
                Two
            ),
            ExplainCommand.Create(),
        };

    private static Command Of(
        string name,
        string description,
        Func<IReadOnlyList<Run>, Analysis> analysis
    )
    {
        var folders = new Argument<string[]>("DIR")
        {
            Description = "The --output folder of an evaluation.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--output")
        {
            Description = "Folder for the table and the plot.",
            Required = true,
            HelpName = "DIR",
        };
        var command = new Command(name, description) { folders, output };
        command.SetAction(parsed =>
        {
            var found = analysis(parsed.GetValue(folders)!.Select(Run.Read).ToList());
            var target = Path.GetFullPath(parsed.GetValue(output)!);
            AnalysisFiles.Write(target, found);
            parsed.InvocationConfiguration.Output.WriteLine(
                $"{found.Words}\n\n{found.Table.Markdown()}\nWritten: {Path.Combine(target, found.Name)}.md, .html, .svg, .png"
            );
            return 0;
        });
        return command;
    }

    private static Run One(IReadOnlyList<Run> runs) =>
        runs is [var run]
            ? run
            : throw new UserErrorException("This analysis is of one evaluation: name one folder.");

    private static Analysis Two(IReadOnlyList<Run> runs) =>
        runs is [var one, var other]
            ? TwoRuns.Of(one, other)
            : throw new UserErrorException("Two evaluations are compared: name two folders.");
}
