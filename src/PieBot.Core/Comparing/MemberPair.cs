using PieBot.Core.Changes;
using PieBot.Core.Languages;

namespace PieBot.Core.Comparing;

/// <summary>A file at two commits, as text. The paths differ when it was renamed.</summary>
/// <param name="Base">The language as the file is read at the base.</param>
/// <param name="Head">The same at the head.</param>
internal sealed record FilePair(
    string BasePath,
    string BaseText,
    ILanguage Base,
    string HeadPath,
    string HeadText,
    ILanguage Head
)
{
    public IReadOnlyList<ChangedMember> BaseMembers => Base.Members(BasePath, BaseText);

    public IReadOnlyList<ChangedMember> HeadMembers => Head.Members(HeadPath, HeadText);
}

/// <summary>A member that stands at both commits: same file, same signature.</summary>
/// <param name="Changed">Whether its own text differs.</param>
internal sealed record MemberPair(ChangedMember Base, ChangedMember Head, bool Changed)
{
    public string Id => Head.Id;

    public string Name => Head.Name;
}

/// <summary>The members of some files at two commits.</summary>
/// <param name="Pairs">Those at both, in the order of the head.</param>
/// <param name="Added">Names of those that only the head has.</param>
/// <param name="Removed">Names of those that only the base has.</param>
internal sealed record MemberPairs(
    IReadOnlyList<MemberPair> Pairs,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Removed
)
{
    /// <param name="all">Unchanged members too: what they call may have changed.</param>
    public static MemberPairs Of(IEnumerable<FilePair> files, bool all)
    {
        var pairs = new List<MemberPair>();
        var added = new List<string>();
        var removed = new List<string>();
        foreach (var file in files)
        {
            var before = file.BaseMembers.ToDictionary(member => member.Signature);
            var (baseFile, headFile) = (
                SourceFile.OfText(file.BaseText),
                SourceFile.OfText(file.HeadText)
            );
            var here = new List<MemberPair>();
            var addedHere = 0;
            foreach (var member in file.HeadMembers)
            {
                if (before.Remove(member.Signature, out var same))
                {
                    here.Add(
                        new(
                            same,
                            member,
                            baseFile.Slice(same.Lines) != headFile.Slice(member.Lines)
                        )
                    );
                }
                else
                {
                    added.Add(member.Name);
                    addedHere++;
                }
            }

            removed.AddRange(before.Values.Select(member => member.Name));
            // A change outside of all members, of a field say, shows in whatever reads it.
            var fields =
                addedHere + before.Count == 0
                && !here.Exists(pair => pair.Changed)
                && file.BaseText.ReplaceLineEndings() != file.HeadText.ReplaceLineEndings();
            pairs.AddRange(here.Where(pair => all || pair.Changed || fields));
        }

        return new(pairs, added, removed);
    }
}
