using PieBot.Core.Targets;
using PieBot.Tool.GitHub.Api;
using PieBot.Tool.GitHub.Reviews;

namespace PieBot.Tool.GitHub;

/// <summary>Where a review goes.</summary>
/// <param name="Number">Of the pull request.</param>
/// <param name="Login">The account that posts.</param>
/// <param name="Earlier">What this account has posted there before.</param>
internal sealed record ReviewPlace(int Number, string Login, EarlierPosts Earlier);

/// <summary>Where a review comes from: what it links to, and the changes it is about.</summary>
internal sealed record ReviewSource(Origin Origin, ChangeSet Changes);

/// <summary>Posts a selection as one review, and takes back what another run has posted at the same time.</summary>
/// <param name="preview">Takes what would be posted, and nothing is; null to post.</param>
internal sealed class ReviewPublisher(
    PullRequestApi api,
    ReviewPlace place,
    ReviewSource source,
    TextWriter? preview
)
{
    // Over about 30 comments GitHub fails to post a review.
    private const int MostComments = 25;

    /// <param name="changed">Why the pull request can no longer be published to, as a sentence; null when it can.</param>
    public async Task<Publication> PublishAsync(
        Selection selection,
        Func<Task<string?>> changed,
        CancellationToken cancellationToken
    )
    {
        if (selection.Posted.Count == 0)
        {
            return new([], 0, null, null, selection.Others);
        }

        var keys = selection
            .Posted.Where(one => one.IsSuggestion)
            .Select(one => one.Key)
            .Take(MostComments)
            .ToList();
        if (preview is not null)
        {
            var shown = Compose(selection.Posted, CommentRound.First(keys, MostComments));
            await preview.WriteAsync(shown.ToText());
            return new([], 0, null, "A dry run: nothing was posted.", selection.Others);
        }

        try
        {
            foreach (var pending in place.Earlier.Pending)
            {
                await api.DeletePendingAsync(place.Number, pending.Id, cancellationToken);
            }

            if (place.Earlier.HasForeignPending)
            {
                return Publication.Withheld(
                    selection,
                    $"{place.Login} has a review on this pull request that is not submitted, and GitHub accepts no other until it is."
                );
            }

            var (draft, posted) = await new ReviewPoster(
                api,
                place.Number,
                place.Login,
                place.Earlier.Reviews
            ).PostAsync(
                round => Compose(selection.Posted, round),
                keys,
                changed,
                cancellationToken
            );
            return await SettleAsync(selection, draft, posted, cancellationToken);
        }
        catch (GitHubFault fault)
        {
            return Publication.Withheld(selection, fault.Explain());
        }
    }

    /// <summary>What came of a review that is posted: less, where another run posted the same at the same time.</summary>
    private async Task<Publication> SettleAsync(
        Selection selection,
        ReviewDraft draft,
        Review posted,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var twin = TwinReview.EarlierOf(
                posted,
                draft.Marker,
                place.Login,
                await api.ReviewsAsync(place.Number, cancellationToken),
                place.Earlier.Reviews
            );
            if (twin is null)
            {
                return Posted(selection, draft, posted);
            }

            var rest = selection.Without(
                ReviewMarker.Parse(twin.Body)!.Keys.ToHashSet(StringComparer.Ordinal)
            );
            var kept = Compose(
                rest.Posted,
                new(
                    draft.Suggested.Select(one => one.Key).ToHashSet(StringComparer.Ordinal),
                    "GitHub did not accept it as a suggestion"
                )
            );
            await TwinReview.TakeBackAsync(
                api,
                place.Number,
                posted,
                twin,
                rest.Posted.Count == 0 ? null : kept.Review.Body,
                cancellationToken
            );
            return rest.Posted.Count == 0
                ? new([], 0, twin.HtmlUrl, null, rest.Others)
                : Posted(rest, kept, posted);
        }
        catch (GitHubFault fault)
        {
            return Posted(selection, draft, posted)
                .With(
                    $"PieBot could not tell whether another run posted the same. {fault.Explain()}"
                );
        }
    }

    private static Publication Posted(Selection selection, ReviewDraft draft, Review posted) =>
        new(
            selection.Posted.Except(draft.Left).ToList(),
            draft.Suggested.Count,
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

    private ReviewDraft Compose(IReadOnlyList<Finding> findings, CommentRound round) =>
        ReviewDraft.Compose(
            findings,
            round,
            finding => SuggestionBody.Of(finding, finding.Files[finding.Path].Head, source.Changes),
            source.Origin,
            source.Changes
        );
}
