using PieBot.Tool.GitHub.Api;

namespace PieBot.Tool.GitHub.Reviews;

/// <summary>
/// Posts one review, once. A request that may have been taken is never repeated before GitHub has been asked whether it was.
/// </summary>
/// <param name="before">Ids of the reviews there were before: none of them is what is posted now.</param>
internal sealed class ReviewPoster(
    PullRequestApi api,
    int number,
    string login,
    IReadOnlySet<long> before
)
{
    // GitHub ends a request of its own after 10 seconds: what is not there by then was not taken.
    // https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api#timeouts
    private static readonly TimeSpan[] Looks = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(12)];

    // It was refused, but the body may have been kept: https://github.com/max-sixty/tend/pull/123
    private static readonly TimeSpan[] OneLook = [TimeSpan.Zero];

    /// <param name="compose">The review with some of the comments.</param>
    /// <param name="keys">Of the findings that could be comments, the best first.</param>
    /// <param name="gone">Asked after a refusal: why there is nothing more to try, as a sentence; null when there is.</param>
    /// <returns>The review as it was posted, and what GitHub made of it.</returns>
    /// <exception cref="GitHubFault">It was not posted.</exception>
    public async Task<(ReviewDraft Draft, Review Posted)> PostAsync(
        Func<CommentRound, ReviewDraft> compose,
        IReadOnlyList<string> keys,
        Func<Task<string?>> gone,
        CancellationToken cancellationToken
    )
    {
        var drafts = new List<ReviewDraft>();
        using var fewer = CommentRound.Fewer(keys).GetEnumerator();
        using var withoutOne = CommentRound.WithoutOne(keys).GetEnumerator();
        var round = CommentRound.First(keys, keys.Count);
        while (true)
        {
            var draft = compose(round);
            drafts.Add(draft);
            try
            {
                var posted = await api.PostAsync(number, draft.Review, cancellationToken);
                return (draft, posted);
            }
            catch (GitHubFault fault)
                when (fault.MayHaveBeenTaken || fault.Kind == FaultKind.Refused)
            {
                var isRefused = fault.Kind == FaultKind.Refused;
                if (
                    await FindAsync(drafts, isRefused ? OneLook : Looks, cancellationToken) is
                    { } found
                )
                {
                    return found;
                }

                if (isRefused && await gone() is { } reason)
                {
                    throw new GitHubFault(FaultKind.Gone, reason, fault);
                }

                var next = isRefused ? withoutOne : fewer;
                if (!next.MoveNext())
                {
                    throw;
                }

                round = next.Current;
            }
        }
    }

    private async Task<(ReviewDraft Draft, Review Posted)?> FindAsync(
        List<ReviewDraft> drafts,
        IEnumerable<TimeSpan> looks,
        CancellationToken cancellationToken
    )
    {
        foreach (var wait in looks)
        {
            await Task.Delay(wait, api.Connection.Time, cancellationToken);
            foreach (var review in await api.ReviewsAsync(number, cancellationToken))
            {
                // All carry the same keys: the last was sent last, unless the body tells.
                var marker = ReviewMarker.Parse(review.Body);
                if (
                    before.Contains(review.Id)
                    || !EarlierPosts.Wrote(login, review.User)
                    || (
                        drafts.FindLast(one => one.Review.Body == review.Body)
                        ?? drafts.FindLast(one => one.Marker.Is(marker))
                    )
                        is not { } draft
                )
                {
                    continue;
                }

                if (review.State != "PENDING")
                {
                    return (draft, review);
                }

                // Half of it: away with it, or it would block every later one.
                await api.DeletePendingAsync(number, review.Id, cancellationToken);
            }
        }

        return null;
    }
}
