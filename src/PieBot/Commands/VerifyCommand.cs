using System.CommandLine;
using PieBot.Runs;
using PieBot.Runs.Shards;
using PieBot.Tool.Console;
using PieBot.Tool.Reports;
using PieBot.Verification;

namespace PieBot.Tool.Commands;

/// <summary><c>piebot verify</c>: prove proposals of a file, or a change of the user's own.</summary>
internal static class VerifyCommand
{
    public static Command Create(Screen screen)
    {
        var proof = new ProofOptions();
        var proposals = new Argument<string?>("PROPOSALS.json")
        {
            Description = "What 'piebot propose' wrote.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var patch = new Option<string?>("--patch")
        {
            Description =
                "Verify this unified diff as one candidate: is my change really faster, and still right?",
            HelpName = "FILE",
        };
        var head = new Option<string?>("--head")
        {
            Description = "The commit the diff applies to. Default: the checked-out commit.",
            HelpName = "REF",
        };
        var shard = new Option<string?>("--shard")
        {
            Description =
                "Verify one part of the proposals only, such as 3/8: the third of eight. Each part is told by PROPOSALS.json alone and measures a baseline of its own; 'report' takes them together.",
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
                "Of a split run: build and test as one change what its shards, whose verdicts lie in this folder, have accepted. What does not go with better edits is withdrawn.",
            HelpName = "DIR",
        };
        var verdicts = new Option<string?>("--out")
        {
            Description =
                "File for the verdicts; samples.jsonl and run.json go beside it, with the same ending as it has after 'verdicts'. Default: verdicts.jsonl (of a shard, verdicts-I.jsonl) beside the proposals, or in a new folder below .piebot/runs.",
            HelpName = "FILE",
        };
        var format = OutputOptions.Format(ReportFormat.Text, ReportFormat.Json);
        var command = new Command(
            "verify",
            "Build, test and time candidates against the head commit's own tests. Runs the repository's build and tests: for code you trust."
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
        command.Options.Add(verdicts);
        command.Options.Add(ProposalsDigest.Expected);
        command.Options.Add(format);
        LogOptions.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(proposals) is null == result.GetValue(patch) is null)
            {
                result.AddError(
                    "Give either a PROPOSALS.json or a diff with --patch: one of them, not both."
                );
            }

            if (result.GetValue(patch) is not null && result.GetValue(shard) is not null)
            {
                result.AddError("--shard is for a PROPOSALS.json: a diff is one candidate.");
            }

            if (
                result.GetValue(patch) is not null
                && result.GetValue(ProposalsDigest.Expected) is not null
            )
            {
                result.AddError("--proposals-sha256 is for a PROPOSALS.json.");
            }

            if (
                result.GetValue(together) is not null
                && (result.GetValue(patch) ?? result.GetValue(shard)) is not null
            )
            {
                result.AddError("--together is for a whole PROPOSALS.json.");
            }
        });
        command.SetAction(
            async (asked, cancellationToken) =>
            {
                LogOptions.Open(asked, screen);
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
                        parsed.GetValue(verdicts),
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

    private static async Task<RunFolder> FolderAsync(
        string repository,
        ProposalFile given,
        VerifySettings settings,
        string? proposals,
        string? verdicts,
        CancellationToken cancellationToken
    )
    {
        if (verdicts is not null)
        {
            var full = Path.GetFullPath(verdicts);
            return new(Path.GetDirectoryName(full)!, Path.GetFileName(full));
        }

        return proposals is not null
            ? new(
                Path.GetDirectoryName(Path.GetFullPath(proposals))!,
                settings.Shard is { } shard ? $"verdicts-{shard.Index}.jsonl"
                    : settings.Together ? "verdicts-together.jsonl"
                    : "verdicts.jsonl"
            )
            : await RunPaths.ForAsync(repository, given, settings, null, cancellationToken);
    }
}
