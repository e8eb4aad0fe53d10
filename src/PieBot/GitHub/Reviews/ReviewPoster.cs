using PieBot.Tool.GitHub.Api;

namespace PieBot.Tool.GitHub.Reviews;

/// <summary>
/// Posts one review, once. A request that may have been taken is never repeated before GitHub has been asked whether it was.
/// </summary>
internal sealed class ReviewPoster(PullRequestApi api, int number, string login, TimeProvider time)
{
    // GitHub ends a request of its own after 10 seconds: what is not there by then was not taken.
    // https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api#timeouts
    private static readonly TimeSpan[] Looks = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(12)];

    private const int Attempts = 4;

    /// <param name="compose">The review with so many comments at most; large ones fail where small ones pass.</param>
    /// <param name="comments">How many it would have.</param>
    /// <returns>The review as it was posted, and what GitHub made of it.</returns>
    /// <exception cref="GitHubFault">It was not posted.</exception>
    public async Task<(ReviewDraft Draft, Review Posted)> PostAsync(
        Func<int, ReviewDraft> compose,
        int comments,
        CancellationToken cancellationToken
    )
    {
        var drafts = new List<ReviewDraft>();
        for (var attempt = 1; ; attempt++)
        {
            var draft = compose(
                attempt switch
                {
                    // Once more as it is: most faults pass by.
                    1 or 2 => comments,
                    3 => comments / 2,
                    _ => 0,
                }
            );
            drafts.Add(draft);
            try
            {
                var posted = await api.PostAsync(number, draft.Review, cancellationToken)
                    .ConfigureAwait(false);
                return (draft, posted);
            }
            catch (GitHubFault fault) when (fault.MayHaveBeenTaken)
            {
                if (await FindAsync(drafts, cancellationToken).ConfigureAwait(false) is { } found)
                {
                    return found;
                }

                if (attempt == Attempts)
                {
                    throw;
                }
            }
        }
    }

    private async Task<(ReviewDraft Draft, Review Posted)?> FindAsync(
        List<ReviewDraft> drafts,
        CancellationToken cancellationToken
    )
    {
        foreach (var wait in Looks)
        {
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
            foreach (
                var review in await api.ReviewsAsync(number, cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                if (
                    !EarlierPosts.Wrote(login, review.User)
                    || drafts.Find(one => one.Marker.Is(ReviewMarker.Parse(review.Body)))
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
                await api.DeletePendingAsync(number, review.Id, cancellationToken)
                    .ConfigureAwait(false);
            }
        }

        return null;
    }
}
