using PieBot.Core.Changes;

namespace PieBot.Core.Languages.Testing;

/// <summary>Files in which members note their numbers when they are entered.</summary>
internal static class NumberedTexts
{
    /// <param name="root">The baseline's worktree.</param>
    /// <param name="members">Each has its place in the list for its number.</param>
    /// <param name="number">Makes a file, by its path and text, of the members in it.</param>
    /// <returns>By path.</returns>
    public static IReadOnlyDictionary<string, string> Of(
        string root,
        IReadOnlyList<ChangedMember> members,
        Func<string, string, IEnumerable<(string Id, int Number)>, string> number
    ) =>
        members
            .Select((member, place) => (Member: member, Number: place))
            .GroupBy(member => member.Member.Path, StringComparer.Ordinal)
            .ToDictionary(
                file => file.Key,
                file =>
                    number(
                        file.Key,
                        SourceFile.Parse(File.ReadAllBytes(Path.Combine(root, file.Key))).Text,
                        file.Select(member => (member.Member.Id, member.Number))
                    ),
                StringComparer.Ordinal
            );
}
