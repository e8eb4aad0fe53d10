using System.Text.RegularExpressions;
using PieBot.Core.Changes;

namespace PieBot.Core.Languages.Testing;

/// <summary>Which members an edit of a file touches.</summary>
internal static class TouchedMembers
{
    /// <returns>
    /// Members of the baseline whose text differs, and those that name a declaration whose text differs: of a field, a
    /// constant or a generated method only its users can be tested and timed.
    /// </returns>
    public static IReadOnlyList<ChangedMember> Changed(
        ILanguage language,
        string path,
        string before,
        string after
    )
    {
        var (head, candidate) = (language.Read(path, before), language.Read(path, after));
        var edited = candidate.Members.ToDictionary(member => member.Id);
        var (headFile, editedFile) = (SourceFile.OfText(before), SourceFile.OfText(after));
        var redeclared = Redeclared(head.Declarations, candidate.Declarations);
        return head
            .Members.Where(member =>
                !edited.TryGetValue(member.Id, out var other)
                || headFile.Slice(member.Lines) != editedFile.Slice(other.Lines)
                || (redeclared?.IsMatch(headFile.Slice(member.Lines)) ?? false)
            )
            .ToList();
    }

    // Finds the names whose declarations differ, as whole words; null: there are none.
    private static Regex? Redeclared(
        IReadOnlyList<Declaration> head,
        IReadOnlyList<Declaration> candidate
    )
    {
        var names = head.Except(candidate)
            .Concat(candidate.Except(head))
            .Select(declaration => Regex.Escape(declaration.Name))
            .Distinct()
            .ToList();
        return names.Count > 0
            ? new($@"(?<!\w)({string.Join('|', names)})(?!\w)", RegexOptions.CultureInvariant)
            : null;
    }
}
