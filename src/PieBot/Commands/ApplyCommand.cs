using System.CommandLine;
using PieBot.Core;
using PieBot.Core.Changes;
using PieBot.Core.Proposals;
using PieBot.Core.Runs;
using PieBot.Tool.Console;
using PieBot.Tool.Reports;

namespace PieBot.Tool.Commands;

/// <summary><c>piebot apply</c>: put what a run proved into the working tree.</summary>
internal static class ApplyCommand
{
    public static Command Create(Screen screen)
    {
        var command = new Command(
            "apply",
            "Apply candidates that proved faster to the working tree: all of them, or none when a file has changed since."
        );
        var run = command.Argument<string>("RUN", "The folder of a run.");
        var ids = command.Argument<string[]>(
            "ID",
            "Candidates to apply. Default: all that are faster.",
            ArgumentArity.ZeroOrMore
        );
        var repository = command.With(ChangeOptions.Repository);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await ApplyAsync(
                    screen,
                    RunPaths.Existing(parsed.GetValue(run)!),
                    parsed.GetValue(repository)!,
                    parsed.GetValue(ids) ?? [],
                    cancellationToken
                );
                return ExitCode.Done;
            }
        );
        return command;
    }

    /// <returns>What was applied; of edits that exclude each other the one that comes first.</returns>
    public static async Task<IReadOnlyList<ReportRow>> ApplyAsync(
        Screen screen,
        RunFolder folder,
        string repository,
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    )
    {
        using var git = await GitReader.OpenAsync(Path.GetFullPath(repository), cancellationToken);
        var chosen = Choose(RunReport.Read(RunFolder.Parts(folder.Path)), ids);
        var taken = new List<ReportRow>();
        foreach (var row in chosen)
        {
            // Two edits of the same lines cannot both be had: the faster one, which comes first, stays.
            if (
                taken.FirstOrDefault(other => Candidates.Collide(other.Candidate, row.Candidate)) is
                { } rival
            )
            {
                screen.Say($"{row.Id} is skipped: it edits the same lines as {rival.Id}.");
            }
            else
            {
                taken.Add(row);
            }
        }

        var (files, fault) = EditApplier.Plan(
            git.Root,
            taken.SelectMany(row => row.Candidate.Edits).ToList()
        );
        if (files is null)
        {
            throw new UserErrorException(
                $"Nothing was applied: {fault}. Check out {folder.ReadProposals().Changes.Head[..10]}, or run piebot again."
            );
        }

        EditApplier.Write(git.Root, files);
        foreach (var row in taken)
        {
            screen.Say($"applied {row.Id} to {row.Place}: {row.Candidate.Title}");
        }

        if (taken.Count == 0)
        {
            screen.Say("Nothing to apply: no candidate proved faster.");
        }

        return taken;
    }

    private static List<ReportRow> Choose(RunReport report, IReadOnlyList<string> ids)
    {
        if (ids.Count == 0)
        {
            return report.Rows.Where(row => row.Verdict?.Kind.IsAccepted() == true).ToList();
        }

        var chosen = new List<ReportRow>();
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            var row =
                report.Rows.FirstOrDefault(row => row.Id == id)
                ?? throw new UserErrorException(
                    $"The run has no candidate {id}. It has {string.Join(", ", report.Rows.Select(one => one.Id))}."
                );
            chosen.Add(
                row.Verdict?.Kind.IsAccepted() == true
                    ? row
                    : throw new UserErrorException(
                        $"{id} did not prove faster ({(row.Verdict is { } verdict ? $"{verdict.Kind}: {verdict.Reason}" : "not verified")}). Only what is proved is applied."
                    )
            );
        }

        return chosen;
    }
}
