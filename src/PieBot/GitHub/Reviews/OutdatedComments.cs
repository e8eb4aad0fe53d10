using PieBot.Tool.GitHub.Api;

namespace PieBot.Tool.GitHub.Reviews;

/// <summary>Marks earlier suggestions whose lines are gone.</summary>
/// <param name="Marked">How many were.</param>
/// <param name="Fault">What GitHub said of the first that could not be; null when all could.</param>
internal sealed record OutdatedComments(int Marked, int Unmarked, GitHubFault? Fault)
{
    /// <summary>One that cannot be edited costs the others nothing: the next run tries again.</summary>
    /// <param name="head">The commit that changed the lines.</param>
    public static async Task<OutdatedComments> MarkAsync(
        PullRequestApi api,
        IReadOnlyList<OwnComment> stale,
        string head,
        CancellationToken cancellationToken
    )
    {
        var marked = 0;
        GitHubFault? first = null;
        foreach (var comment in stale)
        {
            try
            {
                await api.EditCommentAsync(
                    comment.Id,
                    SuggestionBody.Stale(comment.Body, comment.Marker, head),
                    cancellationToken
                );
                marked++;
            }
            catch (GitHubFault fault)
            {
                first ??= fault;
                if (fault.Kind is FaultKind.BadToken or FaultKind.Limited)
                {
                    break;
                }
            }
        }

        return new(marked, stale.Count - marked, first);
    }

    /// <summary>What was not done, as sentences; null when all was.</summary>
    public string? Notice() =>
        Fault is null
            ? null
            : $"{Reports.Summary.Many(Unmarked, "earlier comment")} could not be marked as outdated. {Fault.Explain()}";
}
