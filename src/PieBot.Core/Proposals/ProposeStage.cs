using System.Collections.Concurrent;
using PieBot.Changes;
using PieBot.Processes;
using PieBot.Proposals.Guard;
using PieBot.Proposals.Guard.Renames;
using PieBot.Proposals.Guard.Risks;
using PieBot.Runs;

namespace PieBot.Proposals;

/// <summary>From changed members to guarded candidates: what <c>piebot propose</c> writes.</summary>
internal static class ProposeStage
{
    /// <param name="repository">Any folder of the repository that holds the head commit.</param>
    /// <param name="changes">Whose targets are proposed for.</param>
    public static async Task<ProposalFile> RunAsync(
        string repository,
        ChangeSet changes,
        IProposer proposer,
        CancellationToken cancellationToken
    )
    {
        if (changes.Targets.Count == 0)
        {
            return File(changes, [], []);
        }

        var scratch = Scratch.Create();
        try
        {
            await using var worktree = await Worktree
                .AddAsync(
                    repository,
                    changes.Head,
                    Path.Combine(scratch, "head"),
                    cancellationToken
                )
                .ConfigureAwait(false);
            var proposed = await proposer
                .ProposeAsync(worktree.Root, changes.Targets, cancellationToken)
                .ConfigureAwait(false);
            var targets = changes.Targets.ToDictionary(target => target.Id);
            var heads = new ConcurrentDictionary<string, Lazy<string>>(StringComparer.Ordinal);
            return File(
                changes,
                Candidates.Deduplicate(
                    proposed
                        .Candidates.AsParallel()
                        .AsOrdered()
                        .WithCancellation(cancellationToken)
                        .Select(one =>
                            Guarded(
                                heads
                                    .GetOrAdd(
                                        targets[one.TargetId].Path,
                                        path => new(() => Text(worktree.Root, path))
                                    )
                                    .Value,
                                targets[one.TargetId],
                                one
                            )
                        )
                ),
                proposed.Notices
            );
        }
        finally
        {
            Scratch.Remove(scratch);
        }
    }

    private static string Text(string root, string path) =>
        SourceFile.Parse(System.IO.File.ReadAllBytes(Path.Combine(root, path))).Text;

    private static Candidate Guarded(string head, ChangedMember target, Candidate candidate)
    {
        if (Languages.Of(target.Path) is null)
        {
            return candidate with { Rejection = EditGuard.Check(head, target, candidate) };
        }

        var plain = RenamesTakenBack.Of(head, target, candidate);
        return plain with
        {
            // What its proposer knows of it comes first.
            Rejection = plain.Rejection ?? EditGuard.Check(head, target, plain),
            Risks = Both(plain.Risks, RiskFinder.Find(head, plain)),
        };
    }

    private static IReadOnlyList<Risk>? Both(
        IReadOnlyList<Risk>? some,
        IReadOnlyList<Risk>? more
    ) => some is null ? more : some.Union(more ?? []).Order().ToList();

    private static ProposalFile File(
        ChangeSet changes,
        IReadOnlyList<Candidate> candidates,
        IReadOnlyList<string> notices
    ) => new(ProposalFile.CurrentVersion, ToolVersion.Current, changes, candidates, notices);
}
