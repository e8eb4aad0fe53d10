namespace PieBot.Tool.GitHub.Api;

/// <summary>A check run as it is sent.</summary>
internal sealed record NewCheckRun(
    string Name,
    string HeadSha,
    string Status,
    string Conclusion,
    CheckOutput Output
);

/// <summary>Further annotations of a check run: GitHub adds them to those it has.</summary>
internal sealed record CheckRunUpdate(CheckOutput Output);

internal sealed record CheckOutput(
    string Title,
    string Summary,
    IReadOnlyList<CheckNote> Annotations
);

internal sealed record CheckNote(
    string Path,
    int StartLine,
    int EndLine,
    string AnnotationLevel,
    string Message,
    string Title
);

internal sealed record PostedCheckRun(long Id);
