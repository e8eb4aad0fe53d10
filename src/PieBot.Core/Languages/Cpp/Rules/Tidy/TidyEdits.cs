using System.Text;
using PieBot.Core.Changes;
using PieBot.Core.Languages.Cpp.Members;

namespace PieBot.Core.Languages.Cpp.Rules.Tidy;

/// <summary>Turns what clang-tidy would replace into edits of the members it lies in.</summary>
internal static class TidyEdits
{
    /// <param name="full">The file's full path.</param>
    /// <param name="bytes">The file's.</param>
    /// <param name="targets">Members of the file.</param>
    public static IEnumerable<RuleEdit> Of(
        string full,
        byte[] bytes,
        IReadOnlyList<TidyFix> fixes,
        IReadOnlyList<ChangedMember> targets
    )
    {
        var source = SourceFile.Parse(bytes);
        // In a header that several sources include, or expanded from a macro, the same is found more than once.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var fix in fixes.Where(one =>
                one.File == full && one.Replacements.All(each => each.File == full)
            )
        )
        {
            var line = 1 + bytes.AsSpan(0, Math.Min(fix.Offset, bytes.Length)).Count((byte)'\n');
            if (
                TidyCheck.All.FirstOrDefault(one => one.Id == fix.Check) is { } check
                && targets.FirstOrDefault(one => one.Lines.Contains(new(line, line))) is { } target
                && Replaced(bytes, fix.Replacements) is { } edited
                && Edits(source, SourceFile.Parse(edited), target) is { } edits
                && seen.Add($"{check.Id} {string.Join('|', edits)}")
            )
            {
                yield return new(
                    target.Id,
                    edits,
                    $"clang-tidy-{check.Id}",
                    check.Title,
                    check.Reason,
                    Risks: check.Risk is { } risk ? [risk] : null
                );
            }
        }
    }

    private static byte[]? Replaced(byte[] bytes, IReadOnlyList<TidyReplacement> replacements)
    {
        var edited = new List<byte>(bytes);
        var above = bytes.Length;
        foreach (var one in replacements.OrderByDescending(one => one.Offset))
        {
            if (one.Offset < 0 || one.Length < 0 || one.Offset + one.Length > above)
            {
                return null;
            }

            edited.RemoveRange(one.Offset, one.Length);
            edited.InsertRange(one.Offset, Encoding.UTF8.GetBytes(one.Text));
            above = one.Offset;
        }

        return [.. edited];
    }

    // Null where it edits more than the member and the includes, or gives the member another signature.
    private static IReadOnlyList<Edit>? Edits(
        SourceFile source,
        SourceFile edited,
        ChangedMember target
    )
    {
        var edits = LineDiff.Of(target.Path, source, edited);
        return
            edits.Count > 0
            && edits.All(edit => IsWithin(target, edit))
            && CppMembers.Read(target.Path, edited.Text).Members.Any(one => one.Id == target.Id)
            ? edits
            : null;
    }

    private static bool IsWithin(ChangedMember target, Edit edit) =>
        edit.Lines.IsEmpty
            ? edit.Replacement is { } added
                && (
                    added
                        .Split('\n')
                        .All(line =>
                            line.Length == 0
                            || line.TrimStart().StartsWith("#include", StringComparison.Ordinal)
                        )
                    || target.Lines.Start < edit.Lines.Start && edit.Lines.Start <= target.Lines.End
                )
            : target.Lines.Contains(edit.Lines);
}
