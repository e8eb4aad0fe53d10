using PieBot.Changes;

namespace PieBot.Verification.Proving;

/// <summary>Which members an edit of a file touches.</summary>
internal static class TouchedMembers
{
    /// <returns>Members of the baseline whose text differs.</returns>
    public static IReadOnlyList<ChangedMember> Changed(
        ILanguage language,
        string path,
        string before,
        string after
    )
    {
        var edited = language.Members(path, after).ToDictionary(member => member.Id);
        var (headFile, editedFile) = (SourceFile.OfText(before), SourceFile.OfText(after));
        return language
            .Members(path, before)
            .Where(member =>
                !edited.TryGetValue(member.Id, out var other)
                || headFile.Slice(member.Lines) != editedFile.Slice(other.Lines)
            )
            .ToList();
    }
}
