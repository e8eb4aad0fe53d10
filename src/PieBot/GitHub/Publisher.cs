using PieBot.Core.Targets;
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
    TextWriter? preview
)
{
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
            return number is null && head is not null
                ? await ByHeadAsync(head, cancellationToken)
                : await TryPostAsync(number!.Value, cancellationToken);
        }
        catch (GitHubFault fault)
        {
            return Publication.Nothing(run, fault.Explain());
        }
    }

    private async Task<Publication> ByHeadAsync(RunHead head, CancellationToken cancellationToken)
    {
        var open = await api.OpenAsync(head, cancellationToken);
        var own = new List<PullRequest>();
        foreach (var pull in open)
        {
            // One head can be meant for several branches: what was proposed was for what differs from one merge base.
            if (
                open.Count == 1
                || pull.Base is { } target
                    && await api.MergeBaseAsync(target.Sha, pull.Head.Sha, cancellationToken)
                        == Changes.Base
            )
            {
                own.Add(pull);
            }
        }

        if (own.Count == 0)
        {
            return Publication.Nothing(
                run,
                open.Count == 0
                    ? "No open pull request has the commit that was verified as its head: nothing was posted."
                    : $"{open.Count} open pull requests ({string.Join(", ", open.Select(one => one.Number))}) have the commit that was verified as its head, and none of them the merge base {Short(Changes.Base)} it was compared with: nothing was posted. Name one with --pull-request."
            );
        }

        var each = new List<(int, Publication)>();
        foreach (var pull in own)
        {
            each.Add((pull.Number, await TryPostAsync(pull.Number, cancellationToken)));
        }

        return Publication.Together(each);
    }

    private async Task<Publication> TryPostAsync(int number, CancellationToken cancellationToken)
    {
        try
        {
            return await PostAsync(number, cancellationToken);
        }
        catch (GitHubFault fault)
        {
            return Publication.Nothing(run, fault.Explain());
        }
    }

    private async Task<Publication> PostAsync(int number, CancellationToken cancellationToken)
    {
        var pull = await api.PullRequestAsync(number, cancellationToken);
        var message = await api.MessageAsync(pull.Head.Sha, cancellationToken);
        var rules = await PublishRules.ReadAsync(
            api,
            pull,
            request,
            run.Proposals.Configuration,
            cancellationToken
        );
        run = run.At(pull.Base.Sha);
        if ((rules.Reason(pull, message) ?? Moved(pull)) is { } reason)
        {
            return Publication.Nothing(run, reason);
        }

        var own = request.Login is { } login
            ? new(login, IsAssumed: false)
            : await OwnAccount.ReadAsync(api.Connection, cancellationToken);
        var earlier = EarlierPosts.Of(
            own.Login,
            await api.ReviewsAsync(number, cancellationToken),
            await api.CommentsAsync(number, cancellationToken)
        );
        var files = await PullFiles.ReadAsync(
            api,
            await api.FilesAsync(number, cancellationToken),
            Paths(earlier),
            cancellationToken
        );
        var states = earlier.Comments.Where(one => !one.Marker.Stale).ToLookup(files.StateOf);
        var selection = Selection.Of(
            run,
            files,
            earlier.Keys,
            Math.Max(0, rules.MostSuggestions - states[CommentState.Open].Count())
        );
        // Once more, as late as can be: what is posted must fit what is there.
        if (await ChangedAsync(number, message, rules, cancellationToken) is { } changed)
        {
            return Publication.Nothing(run, changed);
        }

        var publication = await new ReviewPublisher(
            api,
            new(number, own.Login, earlier),
            new(origin, Changes),
            preview
        ).PublishAsync(
            selection,
            () => ChangedAsync(number, message, rules, cancellationToken),
            cancellationToken
        );
        return preview is null
            ? await FollowAsync(publication, own, states[CommentState.Stale], cancellationToken)
            : publication;
    }

    /// <summary>What follows a review: stale comments are marked, and a check run says the same.</summary>
    private async Task<Publication> FollowAsync(
        Publication publication,
        OwnAccount own,
        IEnumerable<OwnComment> stale,
        CancellationToken cancellationToken
    )
    {
        var outdated = await OutdatedComments.MarkAsync(
            api,
            [.. stale],
            Changes.Head,
            cancellationToken
        );
        publication = (publication with { Outdated = outdated.Marked })
            .With(outdated.Notice())
            .With(
                own.IsAssumed && publication.Posted.Count > 0
                    ? $"GitHub did not say which account the token posts under, so PieBot assumed {own.Login}. If that is wrong, name the account with --author: otherwise the next run posts the same again."
                    : null
            );
        var missing = await new CheckRunPoster(api.Connection, api.Repository).TryPostAsync(
            CheckRun.Of(run.Report, PublishSummary.Notices(run, publication)),
            Changes.Head,
            cancellationToken
        );
        return publication.With(missing);
    }

    private IEnumerable<string> Paths(EarlierPosts earlier) =>
        Selection
            .Faster(run)
            .SelectMany(one => one.Candidate.Edits)
            .Select(edit => edit.Path)
            .Concat(earlier.Comments.Where(one => !one.Marker.Stale).Select(one => one.Path));

    /// <summary>Why a pull request that could be published to when the run began no longer can; null when it can.</summary>
    private async Task<string?> ChangedAsync(
        int number,
        string message,
        PublishRules rules,
        CancellationToken cancellationToken
    )
    {
        var pull = await api.PullRequestAsync(number, cancellationToken);
        return pull.State != "open"
            ? "The pull request was closed meanwhile: nothing was posted."
            : Moved(pull) ?? rules.Reason(pull, message);
    }

    private string? Moved(PullRequest pull) =>
        pull.Head.Sha == Changes.Head
            ? null
            : $"The pull request's head is {Short(pull.Head.Sha)}, but what was verified is {Short(Changes.Head)}: nothing was posted. A run for the new head will post.";

    private static string Short(string commit) => commit.Length > 10 ? commit[..10] : commit;
}
