using PieBot.Changes;

namespace PieBot.Verification.Proving;

/// <summary>Which members an edit of a file touches.</summary>
internal static class TouchedMembers
{
    /// <returns>Members of the baseline whose text differs; all of them where the edit touches none, since what stands outside shows in whatever uses it.</returns>
    public static IReadOnlyList<ChangedMember> Of(
        ILanguage language,
        string path,
        string before,
        string after
    )
    {
        var head = language.Members(path, before);
        var edited = language.Members(path, after).ToDictionary(member => member.Id);
        var (headFile, editedFile) = (SourceFile.OfText(before), SourceFile.OfText(after));
        var touched = head.Where(member =>
                !edited.TryGetValue(member.Id, out var other)
                || headFile.Slice(member.Lines) != editedFile.Slice(other.Lines)
            )
            .ToList();
        return touched.Count > 0 || before == after ? touched : head;
    }
}
