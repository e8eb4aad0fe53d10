using PieBot.Core;
using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Processes;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;

namespace PieBot.Lab.Datasets.Repositories;

/// <summary>A suggestion that proved faster, and what became of it.</summary>
/// <param name="Pair">Null when nobody took it, or when it cannot be told.</param>
/// <param name="Message">For people.</param>
internal sealed record HarvestedSuggestion(string CandidateId, Pair? Pair, string Message);

/// <summary>
/// Finds out which proved suggestions of a run were accepted: those whose member stands in the history after the run exactly as it was proved,
/// in a commit that has no more the slower one. That holds for one click on GitHub, a batch, a squash and 'piebot apply' alike, and needs
/// nobody's word: the bytes that were measured are the bytes that were merged.
/// </summary>
internal sealed class Harvest(GitReader git)
{
    /// <param name="path">A run's folder.</param>
    /// <exception cref="UserErrorException">It is no run's folder, or its commit is not in this clone.</exception>
    public async Task<IReadOnlyList<HarvestedSuggestion>> ReadAsync(
        string path,
        CancellationToken cancellationToken
    )
    {
        if (!Directory.Exists(path))
        {
            throw new UserErrorException(
                $"There is no folder {path}. Give --run the folder of a run that has ended, such as .piebot/runs/…"
            );
        }

        var parts = RunFolder.Parts(path);
        var proposals = parts[0].ReadProposals();
        var head = proposals.Changes.Head;
        if (await git.ResolveAsync(head, cancellationToken) is null)
        {
            throw new UserErrorException(
                $"The run in {path} is of commit {head[..Math.Min(10, head.Length)]}, which is not in this clone. Fetch it (git fetch origin {head}), or run this in the clone that piebot ran in."
            );
        }

        var found = new List<HarvestedSuggestion>();
        foreach (
            var verdict in parts
                .SelectMany(part => part.ReadVerdicts())
                .Where(verdict => verdict.Kind.IsAccepted())
                .DistinctBy(verdict => verdict.CandidateId)
        )
        {
            found.Add(await ReadAsync(proposals, verdict, cancellationToken));
        }

        return found;
    }

    private async Task<HarvestedSuggestion> ReadAsync(
        ProposalFile proposals,
        Verdict verdict,
        CancellationToken cancellationToken
    )
    {
        var whole = proposals.Candidates.FirstOrDefault(one => one.Id == verdict.CandidateId);
        var candidate =
            whole is null || verdict.Shrunk is null ? whole : verdict.Shrunk.TryOf(whole);
        var target = proposals.Changes.Targets.FirstOrDefault(one => one.Id == candidate?.TargetId);
        if (
            candidate is null
            || target is null
            || ProvedMember.Of(git, proposals.Changes.Head, target, candidate) is not { } member
        )
        {
            return new(verdict.CandidateId, null, "proposals and verdicts do not belong together");
        }

        return
            await AcceptedInAsync(proposals.Changes.Head, target.Path, member, cancellationToken)
                is { } commit
            ? new(candidate.Id, Pair(verdict, target, member), $"accepted in {commit[..10]}")
            : new(candidate.Id, null, "not accepted as it was proved");
    }

    // The first commit after the run's, or the checkout's own.
    private async Task<string?> AcceptedInAsync(
        string head,
        string path,
        ProvedMember member,
        CancellationToken cancellationToken
    )
    {
        var log = await new Git(git.Root).RunAsync(
            ["log", "--format=%H", "--reverse", $"{head}..HEAD", "--", path],
            cancellationToken
        );
        return log.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(commit =>
                git.ReadBlob(commit, path) is { } bytes && member.IsIn(SourceFile.Parse(bytes))
            );
    }

    private Pair Pair(Verdict verdict, ChangedMember target, ProvedMember member) =>
        new Pair
        {
            ProblemId = RepositoryOptions.Problem(git.Root),
            Language = Path.GetExtension(target.Path).ToLowerInvariant() switch
            {
                ".cs" => "csharp",
                ".py" => "python",
                ".java" => "java",
                ".c" => "c",
                _ => "cpp",
            },
            SubmissionIdV0 = verdict.CandidateId + "-slow",
            SubmissionIdV1 = verdict.CandidateId + "-fast",
            Input = member.Slower,
            Target = member.Faster,
            RuntimeLift = verdict.Measurement is { } measured
                ? Math.Round(measured.Speedup.Ratio, 4)
                : null,
            ImprovementFrac = verdict.Measurement is { } one
                ? Math.Round(100 * one.Speedup.Saving, 2)
                : null,
            Source = $"suggestion:{verdict.CandidateId}",
        }.Described();
}
