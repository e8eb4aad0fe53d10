using PieBot.Core.Languages.Cpp.Observing;
using PieBot.Core.Languages.Cpp.Probe;
using PieBot.Core.Languages.Testing;

namespace PieBot.Core.Languages.Cpp.Tests;

/// <summary>Finds the members that an edit of C or C++ files touches, and instruments them.</summary>
internal static class CppEdits
{
    /// <param name="root">The baseline's worktree.</param>
    /// <param name="files">The candidate's bytes by path.</param>
    /// <param name="whole">An edit of which this is a part: its members are taken for touched.</param>
    public static EditedMembers Of(
        string root,
        IReadOnlyDictionary<string, byte[]> files,
        EditedMembers? whole
    )
    {
        var paths = files.Keys.Union(whole?.Texts.Keys ?? []).ToList();
        var sides = paths.ToDictionary(path => path, path => EditedTexts.Of(root, path, files));
        var members = whole?.Touched ?? Touched(sides);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var baseline = new Dictionary<string, string>(StringComparer.Ordinal);
        var candidate = new Dictionary<string, string>(StringComparer.Ordinal);
        var marked = new Dictionary<string, string>(StringComparer.Ordinal);
        var marks = 0;
        var observedBaseline = new Dictionary<string, string>(StringComparer.Ordinal);
        var observedCandidate = new Dictionary<string, string>(StringComparer.Ordinal);
        var observed = 0;
        var timed = members.Count > 0;
        foreach (var (path, (before, after)) in sides)
        {
            var ids = members
                .Where(member => member.Path == path)
                .Select(member => member.Id)
                .ToList();
            var probedBefore = CppProbe.Instrument(path, before, ids);
            var probedAfter = CppProbe.Instrument(path, after, ids);
            timed &=
                probedBefore.Timed
                && probedAfter.Timed
                && probedBefore.Probed.SequenceEqual(probedAfter.Probed);
            var fields = members
                .Where(member => member.Path == path)
                .ToDictionary(
                    member => member.Id,
                    // What only one side has says nothing of the other.
                    member =>
                        CppFields
                            .Seen(root, path, before, member.Name)
                            .Intersect(CppFields.Seen(root, path, after, member.Name))
                            .ToList()
                );
            (var observedBefore, var observedHere) = CppObserver.Instrument(
                path,
                before,
                ids,
                id => fields[id]
            );
            (observedCandidate[path], _) = CppObserver.Instrument(
                path,
                after,
                ids,
                id => fields[id]
            );
            observed += observedHere;
            var marking = CppProbe.Mark(
                path,
                after,
                WrittenLines.Between(path, new(before, after))
            );
            marked.Add(path, marking ?? after);
            marks += marking is null ? 0 : 1;
            texts.Add(path, after);
            candidate.Add(path, probedAfter.Text);
            // A file the candidate adds is none of the baseline's.
            if (before.Length > 0)
            {
                baseline.Add(path, probedBefore.Text);
                observedBaseline.Add(path, observedBefore);
            }
        }

        return new(
            members,
            texts,
            baseline,
            candidate,
            observed > 0 ? observedBaseline : null,
            observed > 0 ? observedCandidate : null,
            timed && whole is not { Timed: false }
        )
        {
            Marked = marks > 0 ? marked : null,
        };
    }

    private static List<ChangedMember> Touched(IReadOnlyDictionary<string, EditedTexts> sides) =>
        sides
            .SelectMany(side =>
                TouchedMembers.Changed(
                    new CppLanguage(),
                    side.Key,
                    side.Value.Before,
                    side.Value.After
                )
            )
            .ToList();
}
