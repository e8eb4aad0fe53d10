using System.Collections.Concurrent;
using PieBot.Core.Changes;
using PieBot.Core.Processes;
using PieBot.Core.Proposals.Guard;
using PieBot.Core.Targets;

namespace PieBot.Core.Proposals.Stage;

/// <summary>From changed members to guarded candidates: what <c>piebot propose</c> writes.</summary>
internal static class ProposeStage
{
    /// <param name="repository">Any folder of the repository that holds the head commit.</param>
    /// <param name="changes">Whose targets are proposed for.</param>
    /// <param name="trusted">Whether the proposer may evaluate the repository's projects, which takes a checkout; else it gets files that were written out of git's blobs.</param>
    public static async Task<ProposalFile> RunAsync(
        string repository,
        ChangeSet changes,
        IProposer proposer,
        bool trusted,
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
            var root = Path.Combine(scratch, "head");
            await using var worktree = trusted
                ? await Worktree.AddAsync(repository, changes.Head, root, cancellationToken)
                : null;
            var unread = trusted
                ? []
                : await BlobsAsync(repository, changes, root, cancellationToken);
            var proposed = await proposer.ProposeAsync(root, changes.Targets, cancellationToken);
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
                            Guarded.Of(
                                heads
                                    .GetOrAdd(
                                        targets[one.TargetId].Path,
                                        path => new(() => CheckoutFile.Source(root, path).Text)
                                    )
                                    .Value,
                                targets[one.TargetId],
                                one
                            )
                        )
                ),
                [.. unread, .. proposed.Notices]
            );
        }
        finally
        {
            Scratch.Remove(scratch);
        }
    }

    // What proposers read beside the targets' own files: for what a member leans on, and which project a file is of.
    private static Task<IReadOnlyList<string>> BlobsAsync(
        string repository,
        ChangeSet changes,
        string root,
        CancellationToken cancellationToken
    )
    {
        var paths = changes.Targets.Select(target => target.Path).Distinct().ToList();
        return BlobFolder.WriteAsync(
            repository,
            changes.Head,
            root,
            paths.SelectMany(path => LanguagePacks.For(path).ContextEndings).Distinct().ToList(),
            paths,
            cancellationToken
        );
    }

    private static ProposalFile File(
        ChangeSet changes,
        IReadOnlyList<Candidate> candidates,
        IReadOnlyList<string> notices
    ) => new(ProposalFile.CurrentVersion, ToolVersion.Current, changes, candidates, notices);
}
