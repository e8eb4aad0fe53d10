using PieBot.Tool.GitHub.Api;

namespace PieBot.Tool.GitHub.Reviews;

/// <summary>A comment of PieBot's own on this pull request.</summary>
internal sealed record OwnComment(long Id, string Path, string Body, Marker Marker);

/// <summary>
/// What PieBot has posted on a pull request before. Markers count only in what its own account wrote: anybody can write a marker.
/// Resolved and hidden comments are still here, and of deleted ones the review's marker tells: neither is posted again. What
/// PieBot itself marked as outdated is: its lines can come back.
/// </summary>
/// <param name="Keys">Of all that was shown and not withdrawn.</param>
/// <param name="Reviews">Ids of all reviews there were.</param>
/// <param name="Pending">Reviews of PieBot's own that were never sent.</param>
/// <param name="HasForeignPending">Whether the account has a pending review that PieBot did not write; GitHub then takes no other.</param>
internal sealed record EarlierPosts(
    IReadOnlySet<string> Keys,
    IReadOnlySet<long> Reviews,
    IReadOnlyList<OwnComment> Comments,
    IReadOnlyList<Review> Pending,
    bool HasForeignPending
)
{
    public static EarlierPosts Of(
        string login,
        IReadOnlyList<Review> reviews,
        IReadOnlyList<ReviewComment> comments
    )
    {
        var own = comments
            .Where(one => Wrote(login, one.User) && Marker.Parse(one.Body) is not null)
            .Select(one => new OwnComment(one.Id, one.Path, one.Body, Marker.Parse(one.Body)!))
            .ToList();
        var marked = reviews
            .Where(one => Wrote(login, one.User))
            .Select(one => (Review: one, Marker: ReviewMarker.Parse(one.Body)))
            .ToList();
        var pending = marked.Where(one => one.Review.State == "PENDING").ToList();
        var withdrawn = own.GroupBy(one => one.Marker.Key)
            .Where(group => group.MaxBy(one => one.Id)!.Marker.Stale)
            .Select(group => group.Key);
        return new(
            own.Select(one => one.Marker.Key)
                .Concat(marked.Except(pending).SelectMany(one => one.Marker?.Keys ?? []))
                .Except(withdrawn)
                .ToHashSet(StringComparer.Ordinal),
            reviews.Select(one => one.Id).ToHashSet(),
            own,
            pending.Where(one => one.Marker is not null).Select(one => one.Review).ToList(),
            pending.Any(one => one.Marker is null)
        );
    }

    /// <summary>Whether the account is the author. Of an app some answers leave the ending out, which no other account can have.</summary>
    public static bool Wrote(string login, Account? author) =>
        string.Equals(author?.Login, login, StringComparison.OrdinalIgnoreCase)
        || (
            author?.Type == "Bot"
            && string.Equals(author.Login, login + "[bot]", StringComparison.OrdinalIgnoreCase)
        );
}
