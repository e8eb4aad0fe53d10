using System.CommandLine;
using PieBot.Core.Configuration;
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
        var proof = new ProofOptions();
        var proposals = new Argument<string?>("PROPOSALS.json")
        {
            Description = "The file that 'piebot propose' wrote.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var patch = new Option<string?>("--patch")
        {
            Description =
                "Verify this unified diff as one candidate: is it really faster, and still right?",
            HelpName = "FILE",
        };
        var head = new Option<string?>("--head")
        {
            Description = "The commit that the diff applies to. Default: the checked-out commit.",
            HelpName = "REF",
        };
        var shard = new Option<string?>("--shard")
        {
            Description =
                "Verify only one part of the proposals, such as 3/8: the third of eight. PROPOSALS.json alone decides the parts, and each measures its own baseline; 'report' joins them.",
            HelpName = "I/N",
        };
        shard.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !Shard.TryParse(token.Value, out _))
            {
                result.AddError(
                    $"--shard must be I/N, with I from 1 to N and N at most {Shard.Most}, such as 3/8; not {token.Value}."
                );
            }
        });
        var together = new Option<string?>("--together")
        {
            Description =
                "For a split run: build and test as one change all edits that its shards accepted; this folder has their verdicts. An edit that does not work with better edits is withdrawn.",
            HelpName = "DIR",
        };
        var output = new Option<string?>("--out")
        {
            Description =
                "Folder for the run's files; those of shard I are named like verdicts-I.jsonl. Default: the folder of PROPOSALS.json, or a new folder in .piebot/runs of the repository, which git ignores.",
            HelpName = "DIR",
        };
        var format = OutputOptions.Format(ReportFormat.Text, ReportFormat.Json);
        var command = new Command(
            "verify",
            "Build, test and time candidates with the head commit's own tests. Runs the repository's build and tests: use it only on code you trust."
        )
        {
            proposals,
            patch,
            head,
            ChangeOptions.Repository,
        };
        proof.AddTo(command);
        command.Options.Add(ConfigurationOptions.File);
        command.Options.Add(shard);
        command.Options.Add(together);
        command.Options.Add(output);
        command.Options.Add(ProposalsDigest.Expected);
        command.Options.Add(format);
        LogOptions.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(proposals) is null == result.GetValue(patch) is null)
            {
                result.AddError("Give either PROPOSALS.json or a diff with --patch, not both.");
            }

            if (result.GetValue(patch) is not null && result.GetValue(shard) is not null)
            {
                result.AddError("--shard needs PROPOSALS.json: a diff is only one candidate.");
            }

            if (
                result.GetValue(patch) is not null
                && result.GetValue(ProposalsDigest.Expected) is not null
            )
            {
                result.AddError("--proposals-sha256 needs PROPOSALS.json.");
            }

            if (
                result.GetValue(together) is not null
                && (result.GetValue(patch) ?? result.GetValue(shard)) is not null
            )
            {
                result.AddError(
                    "--together needs a whole PROPOSALS.json: leave --patch and --shard out."
                );
            }
        });
        command.SetAction(
            async (asked, cancellationToken) =>
            {
                LogOptions.Open(asked, screen);
                if (IsFile(asked.GetValue(output)))
                {
                    screen.Say(
                        $"piebot: --out names a folder now; {asked.GetValue(output)} is taken as the file of the verdicts."
                    );
                }

                var repository = Path.GetFullPath(asked.GetValue(ChangeOptions.Repository)!);
                if (asked.GetValue(proposals) is { } handed)
                {
                    ProposalsDigest.Check(asked, handed);
                }

                var configured = asked.GetValue(proposals) is { } file
                    ? ConfigurationOptions.OfProposals(asked, RunFolder.ReadProposals(file))
                    : await ConfigurationOptions.OfCommitAsync(
                        asked,
                        repository,
                        asked.GetValue(head),
                        cancellationToken
                    );
                var parsed = configured.Parsed;
                var settings = proof.Read(configured) with
                {
                    Shard =
                        parsed.GetValue(shard) is { } text && Shard.TryParse(text, out var part)
                            ? part
                            : null,
                    Together = parsed.GetValue(together) is not null,
                };
                if (parsed.GetValue(patch) is not null)
                {
                    // The question is about the whole of it.
                    settings = settings with
                    {
                        Shrink = false,
                    };
                }

                var run = await screen.WatchAsync(async progress =>
                {
                    var given = parsed.GetValue(patch) is { } diff
                        ? configured.Carry(
                            await PatchProposal.ReadAsync(
                                repository,
                                parsed.GetValue(head),
                                diff,
                                configured,
                                cancellationToken
                            )
                        )
                        : RunFolder.ReadProposals(parsed.GetValue(proposals)!);
                    var folder = await FolderAsync(
                        repository,
                        given,
                        settings,
                        parsed.GetValue(proposals),
                        parsed.GetValue(output),
                        cancellationToken
                    );
                    if (
                        parsed.GetValue(proposals) is not { } read
                        || Path.GetFullPath(read) != folder.ProposalsPath
                    )
                    {
                        folder.WriteProposals(given);
                    }

                    screen.Know(given);
                    await new Verifier(settings, progress)
                    {
                        FromShards = parsed.GetValue(together) is { } shards
                            ? Accepted(given, folder, shards)
                            : [],
                    }.VerifyAsync(repository, given, folder, cancellationToken);
                    return folder;
                });
                var report = parsed.GetValue(together) is { } shown
                    ? RunReport.Read(RunPaths.Parts([run.Path, shown]))
                    : RunReport.Read(run);
                screen.Print(report, parsed.GetValue(format));
                return report.ExitCode;
            }
        );
        return command;
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

    // What --out named before it was a folder: the file of the verdicts.
    private static bool IsFile(string? output) =>
        output is not null && Path.GetExtension(output) == ".jsonl" && !Directory.Exists(output);

    private static async Task<RunFolder> FolderAsync(
        string repository,
        ProposalFile given,
        VerifySettings settings,
        string? proposals,
        string? output,
        CancellationToken cancellationToken
    )
    {
        if (IsFile(output))
        {
            var full = Path.GetFullPath(output!);
            return new(Path.GetDirectoryName(full)!, Path.GetFileName(full));
        }

        var folder =
            output
            ?? (proposals is null ? null : Path.GetDirectoryName(Path.GetFullPath(proposals)));
        return folder is null
            ? await RunPaths.ForAsync(repository, given, settings, null, cancellationToken)
            : new(
                Path.GetFullPath(folder),
                settings.Shard is { } shard ? $"verdicts-{shard.Index}.jsonl"
                    : settings.Together ? "verdicts-together.jsonl"
                    : "verdicts.jsonl"
            );
    }
}
