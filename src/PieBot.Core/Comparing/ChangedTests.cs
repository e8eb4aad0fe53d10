using PieBot.Core.Changes;
using PieBot.Core.Languages;

namespace PieBot.Core.Comparing;

/// <summary>The tests whose own text differs between two commits: the same id may then stand for other work.</summary>
/// <param name="Files">How many test files differ.</param>
/// <param name="Members">Those of them that differ, or that only one commit has.</param>
internal sealed record ChangedTests(
    int Files,
    IReadOnlyList<(ILanguage Language, ChangedMember Member)> Members
)
{
    public static ChangedTests Of(IReadOnlyCollection<FilePair> files)
    {
        var changed = new List<(ILanguage, ChangedMember)>();
        foreach (var file in files)
        {
            var before = Texts(file.BaseMembers, file.BaseText);
            var after = Texts(file.HeadMembers, file.HeadText);
            changed.AddRange(
                before
                    .Concat(after)
                    .Where(one =>
                        before.GetValueOrDefault(one.Key).Text
                        != after.GetValueOrDefault(one.Key).Text
                    )
                    .Select(one => (file.Head, one.Value.Member))
            );
        }

        return new(files.Count, changed);
    }

    /// <param name="language">That of the member whose tests are asked for.</param>
    /// <param name="id">A worker's.</param>
    public bool MayContain(ILanguage language, string id) =>
        Members.Any(one => one.Language.Key == language.Key && language.MayBeTest(one.Member, id));

    private static Dictionary<string, (ChangedMember Member, string Text)> Texts(
        IReadOnlyList<ChangedMember> members,
        string text
    )
    {
        var file = SourceFile.OfText(text);
        return members.ToDictionary(
            member => member.Signature,
            member => (member, file.Slice(member.Lines))
        );
    }
}
