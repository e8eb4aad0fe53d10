using System.CommandLine;
using PieBot.Core;
using PieBot.Core.Configuration;
using PieBot.Lab.Evaluation.Reports;

namespace PieBot.Lab.Evaluation.Commands;

/// <summary><c>piebot-lab evaluate merge</c>: joins the parts of an evaluation.</summary>
internal static class MergeCommand
{
    public static Command Create()
    {
        var folders = new Argument<string[]>("DIR")
        {
            Description = "The --output folders of all parts.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--output")
        {
            Description = "A new folder for the whole.",
            Required = true,
            HelpName = "DIR",
        };
        var command = new Command("merge", "Join the parts of an evaluation (--shard I/N).")
        {
            folders,
            output,
        };
        command.SetAction(parsed =>
        {
            var target = Path.GetFullPath(parsed.GetValue(output)!);
            Merge(parsed.GetValue(folders)!, target);
            var report = EvaluationReport.Of(target);
            ReportFiles.Write(target, report);
            parsed.InvocationConfiguration.Output.WriteLine(MarkdownReport.Summary(report));
            return 0;
        });
        return command;
    }

    /// <exception cref="UserErrorException">The folders are not the parts of one evaluation, or one is missing.</exception>
    internal static void Merge(IReadOnlyList<string> folders, string target)
    {
        var parts = folders.Select(ResultJournal.Read).ToList();
        var shards = parts
            .Select(part => Shard.TryParse(part.Facts.Shard ?? "1/1", out var shard) ? shard : null)
            .OfType<Shard>()
            .ToList();
        var count = shards[0].Count;
        var missing = Enumerable
            .Range(1, count)
            .Except(shards.Where(one => one.Count == count).Select(one => one.Index))
            .ToList();
        if (missing.Count > 0)
        {
            throw new UserErrorException(
                $"Parts are missing: {string.Join(", ", missing.Select(one => $"{one}/{count}"))}. Name their folders too."
            );
        }

        var facts = parts.Select(part => Whole(part.Facts)).Distinct().ToList();
        if (facts.Count > 1)
        {
            throw new UserErrorException(
                "These folders are parts of different evaluations: name, samples, prompt or settings differ."
            );
        }

        // A model's parts each know of their own pairs alone.
        var pairs = parts[0].Facts.Prompt is null
            ? parts[0].Facts.Pairs
            : parts.Sum(part => part.Facts.Pairs);
        var journal = ResultJournal.Open(
            target,
            facts[0] with
            {
                Pairs = pairs,
                Machine = string.Join("; ", parts.Select(part => part.Facts.Machine).Distinct()),
            }
        );
        var known = journal.Results.Select(one => (one.Pair, one.Program)).ToHashSet();
        foreach (var result in parts.SelectMany(part => part.Results))
        {
            if (known.Add((result.Pair, result.Program)))
            {
                journal.Add(result);
            }
        }
    }

    private static EvaluationFacts Whole(EvaluationFacts part) =>
        part with
        {
            Shard = null,
            Machine = "",
            Pairs = part.Prompt is null ? part.Pairs : 0,
            Inputs = part.Prompt is null ? part.Inputs : "",
        };
}
