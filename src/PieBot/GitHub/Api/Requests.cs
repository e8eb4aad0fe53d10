namespace PieBot.Tool.GitHub.Api;

/// <summary>A review as it is sent: without <see cref="Event"/> it would stay pending and block every later one.</summary>
internal sealed record NewReview(
    string CommitId,
    string Body,
    string Event,
    IReadOnlyList<NewComment> Comments
);

/// <summary>A comment on lines of the head.</summary>
/// <param name="StartLine">Null for one line: GitHub refuses a start that does not precede the end.</param>
internal sealed record NewComment(
    string Path,
    string Body,
    int Line,
    string Side,
    int? StartLine,
    string? StartSide
);

internal sealed record NewBody(string Body);

internal sealed record GraphQuery(string Query);
