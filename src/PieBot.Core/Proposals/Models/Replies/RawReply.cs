namespace PieBot.Core.Proposals.Models.Replies;

/// <summary>An edit as a model wrote it, unchecked.</summary>
/// <param name="Start">Line the model believes it begins at; null when it gives none.</param>
/// <param name="Original">Lines it says stand there.</param>
/// <param name="Replacement">Empty: the lines are deleted.</param>
internal sealed record RawEdit(
    int? Start,
    IReadOnlyList<string> Original,
    IReadOnlyList<string> Replacement
);

/// <summary>A reply's content, unchecked.</summary>
internal sealed record RawReply(
    IReadOnlyList<RawEdit> Edits,
    IReadOnlyList<string> Usings,
    string Title,
    string Rationale
);
