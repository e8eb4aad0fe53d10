using System.CommandLine;
using System.CommandLine.Parsing;
using PieBot.Core.Configuration;
using PieBot.Core.Runs;
using PieBot.Tool.Console;
using PieBot.Tool.Reports;

namespace PieBot.Tool.Commands;

/// <summary>What <c>piebot verify</c> is told: to verify proposals, or a patch.</summary>
/// <param name="Proposals">A file; null where there is a patch.</param>
/// <param name="Output">A folder; null: the usual one.</param>
internal sealed record VerifyRequest(
    string Repository,
    string? Proposals,
    string? Output,
    Configured Configured,
    VerifySettings Settings
)
{
    /// <summary>A file; null where there are proposals.</summary>
    public string? Patch { get; init; }

    /// <summary>The commit that the patch applies to; null: the one that is checked out.</summary>
    public string? Head { get; init; }

    /// <summary>The folder with the verdicts of shards, whose edits are to be verified together; null: none.</summary>
    public string? Together { get; init; }

    public ReportFormat Format { get; init; }

    /// <summary>Whether this is what --out named before it was a folder: the file of the verdicts.</summary>
    public static bool IsFile(string? output) =>
        output is not null && Path.GetExtension(output) == ".jsonl" && !Directory.Exists(output);
}

/// <summary>The options of <c>piebot verify</c>.</summary>
internal sealed class VerifyOptions
{
    private readonly Argument<string?> _proposals;
    private readonly Option<string?> _patch;
    private readonly Option<string?> _head;
    private readonly Option<string> _repository;
    private readonly ProofOptions _proof;
    private readonly Option<string?> _shard;
    private readonly Option<string?> _together;
    private readonly Option<string?> _output;
    private readonly Option<string?> _digest;
    private readonly Option<ReportFormat> _format;

    public VerifyOptions(Command command)
    {
        _proposals = command.Argument<string?>(
            "PROPOSALS.json",
            "The file that 'piebot propose' wrote.",
            ArgumentArity.ZeroOrOne
        );
        _patch = command.Text(
            "--patch FILE",
            "Verify this unified diff as one candidate: is it really faster, and still right?"
        );
        _head = command.Text(
            "--head REF",
            "The commit that the diff applies to. Default: the checked-out commit."
        );
        _repository = command.With(ChangeOptions.Repository);
        _proof = new(command);
        command.With(ConfigurationOptions.File);
        _shard = command.Text(
            "--shard I/N",
            "Verify only one part of the proposals, such as 3/8: the third of eight. PROPOSALS.json alone decides the parts, and each measures its own baseline; 'report' joins them."
        );
        _shard.Validators.Add(CheckShard);
        _together = command.Text(
            "--together DIR",
            "For a split run: build and test as one change all edits that its shards accepted; this folder has their verdicts. An edit that does not work with better edits is withdrawn."
        );
        _output = command.Text(
            "--out DIR",
            "Folder for the run's files; those of shard I are named like verdicts-I.jsonl. Default: the folder of PROPOSALS.json, or a new folder in .piebot/runs of the repository, which git ignores."
        );
        _digest = command.With(ProposalsDigest.Expected);
        _format = command.Format(ReportFormat.Text, ReportFormat.Json);
        command.Validators.Add(Check);
    }

    public async Task<VerifyRequest> BindAsync(
        ParseResult parsed,
        Screen screen,
        CancellationToken cancellationToken
    )
    {
        var output = parsed.GetValue(_output);
        if (VerifyRequest.IsFile(output))
        {
            screen.Say(
                $"piebot: --out names a folder now; {output} is taken as the file of the verdicts."
            );
        }

        var repository = Path.GetFullPath(parsed.GetValue(_repository)!);
        var proposals = parsed.GetValue(_proposals);
        var head = parsed.GetValue(_head);
        if (proposals is not null)
        {
            ProposalsDigest.Check(parsed.GetValue(_digest), proposals);
        }

        var configured = proposals is not null
            ? ConfigurationOptions.OfProposals(parsed, RunFolder.ReadProposals(proposals))
            : await ConfigurationOptions.OfCommitAsync(parsed, repository, head, cancellationToken);
        var patch = parsed.GetValue(_patch);
        var together = parsed.GetValue(_together);
        var settings = _proof.Read(configured);
        settings = settings with
        {
            // Of a patch the question is about the whole.
            Shrink = settings.Shrink && patch is null,
            Shard = Shard.TryParse(parsed.GetValue(_shard) ?? "", out var shard) ? shard : null,
            Together = together is not null,
        };
        return new(repository, proposals, output, configured, settings)
        {
            Patch = patch,
            Head = head,
            Together = together,
            Format = parsed.GetValue(_format),
        };
    }

    private static void CheckShard(OptionResult result)
    {
        if (result.Tokens is [var token] && !Shard.TryParse(token.Value, out _))
        {
            result.AddError(
                $"--shard must be I/N, with I from 1 to N and N at most {Shard.Most}, such as 3/8; not {token.Value}."
            );
        }
    }

    private void Check(CommandResult result)
    {
        var patch = result.GetValue(_patch);
        var shard = result.GetValue(_shard);
        if (result.GetValue(_proposals) is null == patch is null)
        {
            result.AddError(
                patch is null
                    ? "Give the edits: PROPOSALS.json, which piebot propose writes, or a diff with --patch."
                    : "Give either PROPOSALS.json or a diff with --patch, not both."
            );
        }

        if (patch is not null && shard is not null)
        {
            result.AddError("--shard needs PROPOSALS.json: a diff is only one candidate.");
        }

        if (patch is not null && result.GetValue(_digest) is not null)
        {
            result.AddError("--proposals-sha256 needs PROPOSALS.json.");
        }

        if (result.GetValue(_together) is not null && (patch ?? shard) is not null)
        {
            result.AddError(
                "--together needs a whole PROPOSALS.json: leave --patch and --shard out."
            );
        }
    }
}
