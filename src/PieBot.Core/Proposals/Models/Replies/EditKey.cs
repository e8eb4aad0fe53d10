using PieBot.Core.Languages;
using PieBot.Core.Proposals.Guard;

namespace PieBot.Core.Proposals.Models.Replies;

/// <summary>Tells whether two edits of a member come to the same: equal after layout, comments, braces and the names of locals.</summary>
internal static class EditKey
{
    /// <param name="edited">The file with the edit. Its imports may be part of it.</param>
    public static string Of(EditFacts edited) =>
        string.Join('\u0001', edited.Style.Concat(edited.Imports.Order(StringComparer.Ordinal)));

    /// <summary>Of a candidate that is there already; null when its edits do not fit.</summary>
    public static string? Of(string headText, ChangedMember target, Candidate candidate)
    {
        var file = EditedFile.Of(headText, target);
        return file.Edited(candidate.Edits) is { } text ? Of(file.With(text)) : null;
    }
}
