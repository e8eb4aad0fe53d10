using System.CommandLine;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Core.Verification;
using PieBot.Tool.Console;
using PieBot.Tool.Reports;

namespace PieBot.Tool.Commands;

/// <summary><c>piebot verify</c>: prove proposals of a file, or a change of the user's own.</summary>
internal static class VerifyCommand
{
    public static Command Create(Screen screen)
    {
        var command = new Command(
            "verify",
            "Build, test and time candidates with the head commit's own tests. Runs the repository's build and tests: use it only on code you trust."
        );
        var options = new VerifyOptions(command);
        var log = new LogOptions(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                log.Open(parsed, screen);
                var request = await options.BindAsync(parsed, screen, cancellationToken);
                var run = await screen.WatchAsync(progress =>
                    RunAsync(screen, request, progress, cancellationToken)
                );
                var report = request.Together is { } shards
                    ? RunReport.Read(RunPaths.Parts([run.Path, shards]))
                    : RunReport.Read(run);
                screen.Print(report, request.Format);
                return report.ExitCode;
            }
        );
        return command;
    }

    private static async Task<RunFolder> RunAsync(
        Screen screen,
        VerifyRequest request,
        IProgress<VerifyProgress> progress,
        CancellationToken cancellationToken
    )
    {
        var given = request.Patch is { } patch
            ? request.Configured.Carry(
                await PatchProposal.ReadAsync(
                    request.Repository,
                    request.Head,
                    patch,
                    request.Configured,
                    cancellationToken
                )
            )
            : RunFolder.ReadProposals(request.Proposals!);
        var folder = await FolderAsync(request, given, cancellationToken);
        if (request.Proposals is not { } read || Path.GetFullPath(read) != folder.ProposalsPath)
        {
            folder.WriteProposals(given);
        }

        screen.Know(given);
        await new Verifier(request.Settings, progress)
        {
            FromShards = request.Together is { } shards ? Accepted(given, folder, shards) : [],
        }.VerifyAsync(request.Repository, given, folder, cancellationToken);
        return folder;
    }

    // One edit has nothing to go together with, and then nothing is built.
    private static List<Verdict> Accepted(ProposalFile given, RunFolder folder, string verdicts)
    {
        var merged = MergedRuns.Read(
            given,
            RunPaths
                .Parts([folder.Path, verdicts])
                .Where(part => part.VerdictsPath != folder.VerdictsPath)
                .ToList()
        );
        var faster = merged
            .Verdicts.Values.Where(verdict =>
                verdict.Kind.IsAccepted() && verdict.Measurement is not null
            )
            .ToList();
        return faster.Count > 1 ? faster : [];
    }

    private static async Task<RunFolder> FolderAsync(
        VerifyRequest request,
        ProposalFile given,
        CancellationToken cancellationToken
    )
    {
        var settings = request.Settings;
        if (VerifyRequest.IsFile(request.Output))
        {
            var full = Path.GetFullPath(request.Output!);
            return new(Path.GetDirectoryName(full)!, Path.GetFileName(full));
        }

        var folder =
            request.Output
            ?? (
                request.Proposals is { } file ? Path.GetDirectoryName(Path.GetFullPath(file)) : null
            );
        return folder is null
            ? await RunPaths.ForAsync(
                request.Repository,
                RunFolder.Identity(given, settings),
                given.Changes.Head[..7],
                null,
                cancellationToken
            )
            : new(
                Path.GetFullPath(folder),
                settings.Shard is { } shard ? $"verdicts-{shard.Index}.jsonl"
                    : settings.Together ? "verdicts-together.jsonl"
                    : "verdicts.jsonl"
            );
    }
}
