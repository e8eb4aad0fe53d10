using System.CommandLine;
using PieBot.Core;
using PieBot.Lab.Evaluation.Analyses;
using PieBot.Lab.Evaluation.Asking;
using PieBot.Lab.Evaluation.Judging;
using PieBot.Lab.Evaluation.Measuring;
using PieBot.Tool.Commands;

namespace PieBot.Lab.Evaluation.Commands;

/// <summary><c>piebot-lab analyze explain</c>: why programs are faster, as a model says (appendix C).</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "The --output folder of an evaluation.",
        };
        var pairs = Option("--pairs", "The pairs that were evaluated.", "FILE");
        var generations = Option(
            "--generations",
            "The programs that were evaluated; of a model's run DIR/generations.jsonl.",
            "FILE"
        );
        var column = new Option<string?>("--column")
        {
            Description = "The generations file's column of programs.",
            HelpName = "NAME",
        };
        var output = Option("--output", "Folder for the table and the plot.", "DIR");
        var command = new Command(
            "explain",
            "Ask a model why the programs that were measured faster are faster (appendix C)."
        )
        {
            folder,
            pairs,
            generations,
            column,
            output,
        };
        var model = new ModelOptions(command, proposes: false, verifies: false);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var choice =
                    model.Read(new(parsed))
                    ?? throw new UserErrorException(
                        "Name the model that explains: --model NAME, or PIEBOT_MODEL."
                    );
                var target = Path.GetFullPath(parsed.GetValue(output)!);
                var faster = Faster(
                    Run.Read(parsed.GetValue(folder)!),
                    PairFile.Read(parsed.GetValue(pairs)!),
                    GenerationFile.Read(parsed.GetValue(generations)!, parsed.GetValue(column))
                );
                using var session = ProgramAsker.OpenSession(choice, Path.Combine(target, "cache"));
                var explained = await new Explanations(session).AskAsync(faster, cancellationToken);
                var analysis = Explanations.Show(choice.Settings.Name, explained);
                AnalysisFiles.Write(target, analysis);
                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    $"{analysis.Words}\nWritten: {Path.Combine(target, analysis.Name)}.md, .html, .svg, .png"
                );
                return 0;
            }
        );
        return command;
    }

    private static List<(EvaluationPair Pair, string Fast, Timed Timed)> Faster(
        Run run,
        IReadOnlyList<EvaluationPair> pairs,
        IReadOnlyDictionary<string, IReadOnlyList<string>> generations
    ) =>
        run
            .Pairs.Where(summary => summary.Best is not null)
            .Join(
                pairs,
                summary => summary.Pair,
                pair => pair.Id,
                (summary, pair) => (summary, pair)
            )
            .Where(one => generations.ContainsKey(PlainProgram.Key(one.pair.Slow)))
            .Select(one =>
                (
                    one.pair,
                    generations[PlainProgram.Key(one.pair.Slow)]
                        .FirstOrDefault(source =>
                            PlainProgram.Key(source) == one.summary.Best!.Program
                        ),
                    one.summary.Best!.Timed!
                )
            )
            .Where(one => one.Item2 is not null)
            .Select(one => (one.pair, one.Item2!, one.Item3))
            .ToList();

    private static Option<string> Option(string name, string description, string unit) =>
        new(name)
        {
            Description = description,
            Required = true,
            HelpName = unit,
        };
}
