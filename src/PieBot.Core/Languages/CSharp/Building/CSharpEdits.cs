using PieBot.Core.Changes;
using PieBot.Core.Languages.CSharp.Members;
using PieBot.Core.Languages.CSharp.Observing;
using PieBot.Core.Languages.CSharp.Probe;
using PieBot.Core.Languages.Testing;

namespace PieBot.Core.Languages.CSharp.Building;

/// <summary>Finds the members that an edit of C# files touches, and instruments them.</summary>
internal static class CSharpEdits
{
    /// <param name="root">The baseline's worktree.</param>
    /// <param name="files">The candidate's bytes by path.</param>
    /// <param name="symbolsOf">The preprocessor symbols of a file by its path and text, joined by semicolons; null: none has any.</param>
    /// <param name="whole">An edit of which this is a part: its members are taken for touched.</param>
    public static EditedMembers Of(
        string root,
        IReadOnlyDictionary<string, byte[]> files,
        EditedMembers? whole = null,
        Func<string, string, string?>? symbolsOf = null
    )
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var baseline = new Dictionary<string, string>(StringComparer.Ordinal);
        var candidate = new Dictionary<string, string>(StringComparer.Ordinal);
        var observedBaseline = new Dictionary<string, string>(StringComparer.Ordinal);
        var observedCandidate = new Dictionary<string, string>(StringComparer.Ordinal);
        var marked = new Dictionary<string, string>(StringComparer.Ordinal);
        var marks = 0;
        var touched = new List<ChangedMember>();
        var observed = 0;
        var timed = true;
        var uncompiled = (string?)null;
        foreach (var path in files.Keys.Union(whole?.Texts.Keys ?? []))
        {
            var (before, after) = EditedTexts.Of(root, path, files);
            var symbols = symbolsOf?.Invoke(path, before) ?? symbolsOf?.Invoke(path, after);
            uncompiled ??=
                Uncompiled(path, before, after, symbols)
                ?? DebugCalls.Added(path, before, after, symbols);
            var members =
                whole?.Touched.Where(member => member.Path == path).ToList()
                ?? TouchedMembers.Changed(new CSharpLanguage(symbols), path, before, after);
            var ids = members.Select(member => member.Id).ToList();
            var probedBefore = MemberProbe.Instrument(path, before, ids, symbols);
            var probedAfter = MemberProbe.Instrument(path, after, ids, symbols);
            timed &=
                probedBefore.Timed
                && probedAfter.Timed
                && probedBefore.Probed.SequenceEqual(probedAfter.Probed);
            touched.AddRange(members);
            var apart = DeclaredFields.Apart(before, after, symbols);
            (observedBaseline[path], var observedHere) = CallObserver.Instrument(
                path,
                before,
                ids,
                symbols,
                apart
            );
            (observedCandidate[path], _) = CallObserver.Instrument(
                path,
                after,
                ids,
                symbols,
                apart
            );
            observed += observedHere;
            var marking = LineMarks.Instrument(
                after,
                WrittenLines.Between(path, new(before, after)),
                symbols
            );
            marked[path] = marking ?? after;
            marks += marking is null ? 0 : 1;
            texts.Add(path, after);
            candidate.Add(path, probedAfter.Text);
            // A file the candidate adds is none of the baseline's.
            if (before.Length > 0)
            {
                baseline.Add(path, probedBefore.Text);
            }
        }

        return new(
            touched,
            texts,
            baseline,
            candidate,
            observed > 0 ? observedBaseline : null,
            observed > 0 ? observedCandidate : null,
            timed && touched.Count > 0 && whole is not { Timed: false }
        )
        {
            Marked = marks > 0 ? marked : null,
            Uncompiled = uncompiled,
        };
    }

    // On either side: what an edit puts under a condition that does not hold is compiled as little.
    private static string? Uncompiled(string path, string before, string after, string? symbols)
    {
        if (symbols is null)
        {
            return null;
        }

        var (was, becomes) = (SourceFile.OfText(before), SourceFile.OfText(after));
        return Preprocessor.Uncompiled(path, before, symbols, Lines(was, becomes))
            ?? Preprocessor.Uncompiled(path, after, symbols, Lines(becomes, was));

        List<LineRange> Lines(SourceFile one, SourceFile other) =>
            LineDiff.Of(path, one, other).Select(edit => edit.Lines).ToList();
    }
}
