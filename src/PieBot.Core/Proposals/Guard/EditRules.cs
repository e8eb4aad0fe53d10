using PieBot.Core.Languages;

namespace PieBot.Core.Proposals.Guard;

/// <summary>Holds the facts of an edited file against those of the head: the same rules in every language.</summary>
internal static class EditRules
{
    /// <summary>Why the edit is refused; null when it may be verified.</summary>
    public static string? Check(
        ILanguage language,
        ChangedMember target,
        EditFacts head,
        EditFacts edited
    ) =>
        !head.HasMember
            ? $"there is no {target.Name} in {target.Path} at the head"
            : Outside(head, edited)
                ?? Cosmetic(head, edited)
                ?? Visible(head, edited)
                ?? LessWork.Check(head, edited)
                ?? Powers(language, head, edited);

    /// <summary>What an edit changes that none may: it makes the file unreadable, or changes what stands around the member.</summary>
    public static string? Outside(EditFacts head, EditFacts edited) =>
        edited.Fault is { } fault ? $"after the edit {fault}"
        : head.Around.Count > 0 && !edited.HasMember
            ? "the member itself is gone, or has another signature"
        : !head.Around.SequenceEqual(edited.Around, StringComparer.Ordinal)
            ? "it changes more than the member"
        : head.KeepsImports
        && head.Imports.Except(edited.Imports, StringComparer.Ordinal).FirstOrDefault() is { } gone
            ? $"it removes an import: {gone}"
        : edited.Imports.Except(head.Imports, StringComparer.Ordinal).FirstOrDefault(IsAll)
            is { } all
            ? $"it imports all names of a module: {all}"
        : null;

    // Any name of the file may mean another thing after it.
    private static bool IsAll(string import) =>
        import.StartsWith("from ", StringComparison.Ordinal) && import.EndsWith('*');

    private static string? Cosmetic(EditFacts head, EditFacts edited) =>
        head.Style.SequenceEqual(edited.Style, StringComparer.Ordinal)
            ? "cosmetic: only layout, comments, style or local names change"
            : null;

    private static string? Visible(EditFacts head, EditFacts edited) =>
        head.Visible.Except(edited.Visible, StringComparer.Ordinal).FirstOrDefault() is { } gone
            ? $"it changes a visible declaration: {gone}"
        : edited.Visible.Except(head.Visible, StringComparer.Ordinal).FirstOrDefault() is { } added
            ? $"it adds a visible declaration: {added}"
        : null;

    private static string? Powers(ILanguage language, EditFacts head, EditFacts edited)
    {
        foreach (
            var (word, count) in edited.Words.OrderBy(word => word.Key, StringComparer.Ordinal)
        )
        {
            if (count > head.Words.GetValueOrDefault(word) && language.Power(word) is { } power)
            {
                return $"it newly uses {power}: {word}";
            }
        }

        return edited.Directives > head.Directives ? "it adds a compiler directive" : null;
    }
}
