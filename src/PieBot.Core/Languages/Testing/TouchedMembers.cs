using System.Text.RegularExpressions;
using PieBot.Core.Changes;

namespace PieBot.Core.Languages.Testing;

/// <summary>Which members an edit of a file touches.</summary>
internal static partial class TouchedMembers
{
    /// <returns>
    /// Members of the baseline whose text differs, and those that name a declaration whose text differs: of a field, a
    /// constant or a generated method only its users can be tested and timed. Of one that the edit takes away, or gives
    /// another signature, the nearest callers that both sides have, as far as the file has some.
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
        var touched = head
            .Members.Where(member =>
                !edited.TryGetValue(member.Id, out var other)
                || headFile.Slice(member.Lines) != editedFile.Slice(other.Lines)
                || (redeclared?.IsMatch(headFile.Slice(member.Lines)) ?? false)
            )
            .SelectMany(member => Standing(member, head.Members, edited, headFile))
            .ToHashSet();
        return head.Members.Where(touched.Contains).ToList();
    }

    // The member itself where both sides have it, or where nothing that both have calls it.
    private static List<ChangedMember> Standing(
        ChangedMember member,
        IReadOnlyList<ChangedMember> all,
        Dictionary<string, ChangedMember> edited,
        SourceFile file
    )
    {
        var found = new List<ChangedMember>();
        var seen = new HashSet<ChangedMember> { member };
        var gone = new Queue<ChangedMember>(edited.ContainsKey(member.Id) ? [] : [member]);
        while (gone.TryDequeue(out var one))
        {
            var name = Named([LastWord().Match(one.Name).Value]);
            foreach (
                var caller in all.Where(other => name.IsMatch(file.Slice(other.Lines)))
                    .Where(seen.Add)
            )
            {
                if (edited.ContainsKey(caller.Id))
                {
                    found.Add(caller);
                }
                else
                {
                    gone.Enqueue(caller);
                }
            }
        }

        return found.Count > 0 ? found : [member];
    }

    [GeneratedRegex(@"\w+\W*$", RegexOptions.CultureInvariant)]
    private static partial Regex LastWord();

    // Finds any of them as a whole word.
    private static Regex Named(IEnumerable<string> names) =>
        new(
            $@"(?<!\w)({string.Join('|', names.Select(Regex.Escape))})(?!\w)",
            RegexOptions.CultureInvariant
        );

    // Finds the names whose declarations differ, as whole words; null: there are none.
    private static Regex? Redeclared(
        IReadOnlyList<Declaration> head,
        IReadOnlyList<Declaration> candidate
    )
    {
        var names = head.Except(candidate)
            .Concat(candidate.Except(head))
            .Select(declaration => declaration.Name)
            .Distinct()
            .ToList();
        return names.Count > 0 ? Named(names) : null;
    }
}
