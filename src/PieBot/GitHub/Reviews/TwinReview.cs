using PieBot.Tool.GitHub.Api;

namespace PieBot.Tool.GitHub.Reviews;

/// <summary>
/// Two runs that publish at once see nothing of each other before they post, and GitHub has no way to lock a pull request. So each looks
/// again after it has posted: the later of two reviews takes back what the earlier one shows.
/// </summary>
internal static class TwinReview
{
    /// <param name="before">Ids of the reviews that were known when this one was composed.</param>
    /// <returns>Null when nobody else posted the same.</returns>
    public static Review? EarlierOf(
        Review posted,
        ReviewMarker marker,
        string login,
        IReadOnlyList<Review> reviews,
        IReadOnlySet<long> before
    ) =>
        reviews
            .Where(one =>
                one.Id < posted.Id
                && !before.Contains(one.Id)
                && one.State != "PENDING"
                && EarlierPosts.Wrote(login, one.User)
                && marker.Is(ReviewMarker.Parse(one.Body))
            )
            .MinBy(one => one.Id);

    /// <summary>Deletes the comments of a review that its twin has too, and gives it the body of what is left.</summary>
    /// <param name="body">Of what only this review shows; null when that is nothing.</param>
    /// <exception cref="GitHubFault">They stay.</exception>
    public static async Task TakeBackAsync(
        PullRequestApi api,
        int number,
        Review posted,
        Review twin,
        string? body,
        CancellationToken cancellationToken
    )
    {
        var keys = ReviewMarker.Parse(twin.Body)!.Keys;
        foreach (var comment in await api.CommentsAsync(number, cancellationToken))
        {
            if (
                comment.PullRequestReviewId == posted.Id
                && Marker.Parse(comment.Body) is { } marker
                && keys.Contains(marker.Key)
            )
            {
                await api.DeleteCommentAsync(comment.Id, cancellationToken);
            }
        }

        await api.EditReviewAsync(
            number,
            posted.Id,
            body ?? "Another run of PieBot posted the same at the same time; its review stands.",
            cancellationToken
        );
    }
}
