namespace PieBot.Core.Changes;

/// <summary>Replaces a line range of one file at head.</summary>
/// <param name="Lines">What is replaced; empty for an insertion before <c>Lines.Start</c>; <c>1-0</c> of a file that does not exist creates it.</param>
/// <param name="Original">The replaced lines joined by LF, without the last line's ending; compared before applying.</param>
/// <param name="Replacement">The new lines joined by LF, without the last line's ending; null deletes the lines.</param>
internal sealed record Edit(string Path, LineRange Lines, string Original, string? Replacement);
