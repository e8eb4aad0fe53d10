namespace PieBot.Tool.GitHub.Api;

// What PieBot reads of GitHub's answers; names and shapes are those of its OpenAPI description, which a test holds.

internal sealed record Account(string Login, string? Type);

internal sealed record Label(string? Name);

internal sealed record Branch(string Sha, string? Ref);

internal sealed record PullRequest(
    int Number,
    string State,
    string Title,
    string? Body,
    bool? Draft,
    Account? User,
    IReadOnlyList<Label>? Labels,
    Branch Head,
    Branch Base,
    bool? Locked
);

/// <summary>A file of a pull request.</summary>
/// <param name="Sha">Of the blob at the head.</param>
/// <param name="Patch">Its hunks with three lines of context; null when it is binary or too large.</param>
internal sealed record PullRequestFile(string? Sha, string Filename, string Status, string? Patch);

internal sealed record Blob(string Content, string Encoding);

/// <summary>A file of a commit.</summary>
/// <param name="Encoding">base64; <c>none</c> when it is too large.</param>
internal sealed record FileContent(string? Content, string? Encoding);

internal sealed record GitCommit(string Message);

/// <param name="MergeBaseCommit">The newest commit that both sides have.</param>
internal sealed record Comparison(CommitId MergeBaseCommit);

internal sealed record CommitId(string Sha);

/// <summary>GraphQL's answer to <c>viewer { login }</c>; without data when it refused.</summary>
internal sealed record GraphAnswer(GraphData? Data);

internal sealed record GraphData(Account? Viewer);

/// <param name="State">PENDING, COMMENTED, DISMISSED and others.</param>
internal sealed record Review(
    long Id,
    Account? User,
    string? Body,
    string State,
    string? CommitId,
    string? HtmlUrl
);

/// <param name="PullRequestReviewId">The review it came with.</param>
/// <param name="Line">Null when the lines it stands on are no longer in the diff.</param>
internal sealed record ReviewComment(
    long Id,
    Account? User,
    string Body,
    string Path,
    int? Line,
    string? HtmlUrl,
    long? PullRequestReviewId
);
