using PieBot.Core.Changes;
using PieBot.Core.Languages.Testing;

namespace PieBot.Core.Languages.Text.Commands;

/// <summary>What an edit makes of files that nothing is known to instrument: as they are, on both sides.</summary>
/// <param name="root">The baseline's worktree.</param>
internal sealed class CommandEdits(string root, Func<string, ILanguage> languageOf)
{
    /// <param name="files">The candidate's bytes by path.</param>
    /// <param name="whole">An edit of which this is a part: its members are taken for touched.</param>
    public EditedMembers Of(IReadOnlyDictionary<string, byte[]> files, EditedMembers? whole)
    {
        var before = new Dictionary<string, string>(StringComparer.Ordinal);
        var after = new Dictionary<string, string>(StringComparer.Ordinal);
        var touched = new List<ChangedMember>();
        foreach (var path in files.Keys.Union(whole?.Texts.Keys ?? []))
        {
            var full = Path.Combine(root, path);
            var head = File.Exists(full) ? SourceFile.Parse(File.ReadAllBytes(full)).Text : null;
            var edited = files.TryGetValue(path, out var bytes)
                ? SourceFile.Parse(bytes).Text
                : head!;
            after.Add(path, edited);
            // A file the candidate adds is none of the baseline's.
            if (head is not null)
            {
                before.Add(path, head);
            }

            touched.AddRange(
                whole?.Touched.Where(member => member.Path == path)
                    ?? Touched(path, head ?? "", edited)
            );
        }

        return new(touched, after, before, after, null, null, Timed: false);
    }

    private List<ChangedMember> Touched(string path, string before, string after)
    {
        var language = languageOf(path);
        var file = SourceFile.OfText(before);
        var edited = SourceFile.OfText(after);
        var same = language
            .Members(path, after)
            .Select(member => edited.Slice(member.Lines))
            .ToHashSet(StringComparer.Ordinal);
        var touched = language
            .Members(path, before)
            .Where(member => !same.Contains(file.Slice(member.Lines)))
            .ToList();
        return touched.Count > 0
            ? touched
            :
            [
                new(
                    path,
                    path,
                    Path.GetFileName(path),
                    MemberKind.Block,
                    new(1, Math.Max(1, file.LineCount))
                ),
            ];
    }
}
