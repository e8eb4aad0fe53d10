using PieBot.Changes;
using PieBot.Tool.GitHub.Api;
using PieBot.Tool.GitHub.Reviews;
using PieBot.Tool.GitHub.Trust;

namespace PieBot.Tool.GitHub;

/// <summary>Posts what a run proved on its pull request: at most one review, or nothing and the reason why.</summary>
/// <param name="preview">Takes what would be posted, and nothing is; null to post.</param>
internal sealed class Publisher(
    PullRequestApi api,
    TrustedRun run,
    PublishRequest request,
    Origin origin,
    TextWriter? preview,
    TimeProvider time
)
{
    // Over about 30 comments GitHub fails to post a review.
    private const int MostComments = 25;

    /// <summary>The run; once GitHub was asked, with the base that it names.</summary>
    public TrustedRun Run => run;

    private ChangeSet Changes => run.Proposals.Changes;

    /// <param name="number">Null to find the pull request by its head.</param>
    public async Task<Publication> PublishAsync(
        int? number,
        RunHead? head,
        CancellationToken cancellationToken
    )
    {
        try
        {
            number ??= head is null
                ? null
                : (await api.OpenAsync(head, cancellationToken).ConfigureAwait(false))?.Number;
            return number is null
                ? Publication.Nothing(
                    run,
                    "No open pull request has the commit that was verified as its head: nothing was posted."
                )
                : await PostAsync(number.Value, cancellationToken).ConfigureAwait(false);
        }
        catch (GitHubFault fault)
        {
            return Publication.Nothing(run, fault.Explain());
        }
    }

    private async Task<Publication> PostAsync(int number, CancellationToken cancellationToken)
    {
        var pull = await api.PullRequestAsync(number, cancellationToken).ConfigureAwait(false);
        var message = await api.MessageAsync(pull.Head.Sha, cancellationToken)
            .ConfigureAwait(false);
        var rules = await PublishRules
            .ReadAsync(api, pull, request, run.Proposals.Configuration, cancellationToken)
            .ConfigureAwait(false);
        run = run.At(pull.Base.Sha);
        if ((rules.Reason(pull, message) ?? Moved(pull)) is { } reason)
        {
            return Publication.Nothing(run, reason);
        }

        var own = request.Login ?? await api.OwnLoginAsync(cancellationToken).ConfigureAwait(false);
        var earlier = EarlierPosts.Of(
            own,
            await api.ReviewsAsync(number, cancellationToken).ConfigureAwait(false),
            await api.CommentsAsync(number, cancellationToken).ConfigureAwait(false)
        );
        var listed = await api.FilesAsync(number, cancellationToken).ConfigureAwait(false);
        var files = await DiffFile
            .ReadAsync(api, listed, Paths(earlier), cancellationToken)
            .ConfigureAwait(false);
        var states = earlier
            .Comments.Where(one => !one.Marker.Stale)
            // Of a file that may lie beyond what GitHub lists nothing is known.
            .Where(one => files.ContainsKey(one.Path) || listed.Count < PullRequestApi.MostFiles)
            .ToLookup(one => CommentStates.Of(one.Marker, files.GetValueOrDefault(one.Path)?.Head));
        var selection = Selection.Of(
            run,
            files,
            earlier.Keys,
            Math.Max(0, rules.MostSuggestions - states[CommentState.Open].Count())
        );
        // Once more, as late as can be: what is posted must fit what is there.
        pull = await api.PullRequestAsync(number, cancellationToken).ConfigureAwait(false);
        if (Moved(pull) is { } moved)
        {
            return Publication.Nothing(run, moved);
        }

        var publication = await ReviewAsync(
                number,
                own,
                earlier,
                selection,
                files,
                cancellationToken
            )
            .ConfigureAwait(false);
        if (preview is not null)
        {
            return publication;
        }

        publication = await MarkAsync(
                publication,
                [.. states[CommentState.Stale]],
                cancellationToken
            )
            .ConfigureAwait(false);
        return await CheckAsync(publication, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Publication> ReviewAsync(
        int number,
        string own,
        EarlierPosts earlier,
        Selection selection,
        IReadOnlyDictionary<string, DiffFile> files,
        CancellationToken cancellationToken
    )
    {
        if (selection.Posted.Count == 0)
        {
            return new([], null, null, selection.Others);
        }

        if (preview is not null)
        {
            var shown = Compose(selection.Posted, MostComments, files);
            await preview.WriteAsync(shown.ToText()).ConfigureAwait(false);
            return new([], null, "A dry run: nothing was posted.", selection.Others);
        }

        try
        {
            foreach (var pending in earlier.Pending)
            {
                await api.DeletePendingAsync(number, pending.Id, cancellationToken)
                    .ConfigureAwait(false);
            }

            if (earlier.HasForeignPending)
            {
                return Publication.Withheld(
                    selection,
                    $"{own} has a review on this pull request that was not submitted, and GitHub takes no other before it is."
                );
            }

            var (draft, posted) = await new ReviewPoster(api, number, own, time)
                .PostAsync(
                    comments => Compose(selection.Posted, comments, files),
                    Math.Min(
                        MostComments,
                        selection.Posted.Count(one => one.Placement.Core is not null)
                    ),
                    cancellationToken
                )
                .ConfigureAwait(false);
            return new(
                selection.Posted.Except(draft.Left).ToList(),
                posted.HtmlUrl,
                null,
                [
                    .. selection.Others,
                    .. draft.Left.Select(one => new NotPosted(
                        one.Candidate,
                        one,
                        "there was no room for it in the review"
                    )),
                ]
            );
        }
        catch (GitHubFault fault)
        {
            return Publication.Withheld(selection, fault.Explain());
        }
    }

    /// <summary>The review with so many comments at most.</summary>
    private ReviewDraft Compose(
        IReadOnlyList<Finding> findings,
        int comments,
        IReadOnlyDictionary<string, DiffFile> files
    ) =>
        ReviewDraft.Compose(
            findings,
            comments,
            finding => SuggestionBody.Of(finding, files[finding.Path].Head, Changes),
            origin,
            Changes
        );

    private async Task<Publication> MarkAsync(
        Publication publication,
        IReadOnlyList<OwnComment> stale,
        CancellationToken cancellationToken
    )
    {
        var marked = 0;
        try
        {
            foreach (var comment in stale)
            {
                await api.EditCommentAsync(
                        comment.Id,
                        SuggestionBody.Stale(comment.Body, comment.Marker, Changes.Head),
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                marked++;
            }
        }
        catch (GitHubFault fault)
        {
            // They can be told by hand, and the next run marks them.
            return publication with
            {
                Outdated = marked,
                Notice =
                    publication.Notice
                    ?? $"Earlier comments could not be marked as outdated. {fault.Explain()}",
            };
        }

        return publication with
        {
            Outdated = marked,
        };
    }

    private async Task<Publication> CheckAsync(
        Publication publication,
        CancellationToken cancellationToken
    )
    {
        var missing = await new CheckRunPoster(api.Connection, api.Repository)
            .TryPostAsync(
                CheckRun.Of(run.Report, PublishSummary.Notices(run, publication)),
                Changes.Head,
                cancellationToken
            )
            .ConfigureAwait(false);
        return publication with { Notice = publication.Notice ?? missing };
    }

    private IEnumerable<string> Paths(EarlierPosts earlier) =>
        Selection
            .Faster(run)
            .SelectMany(one => one.Candidate.Edits)
            .Select(edit => edit.Path)
            .Concat(earlier.Comments.Where(one => !one.Marker.Stale).Select(one => one.Path));

    private string? Moved(PullRequest pull) =>
        pull.Head.Sha == Changes.Head
            ? null
            : $"The pull request's head is {Short(pull.Head.Sha)}, but what was verified is {Short(Changes.Head)}: nothing was posted. A run of the new head will.";

    private static string Short(string commit) => commit.Length > 10 ? commit[..10] : commit;
}
