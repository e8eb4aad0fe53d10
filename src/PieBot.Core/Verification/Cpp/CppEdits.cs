using PieBot.Changes;
using PieBot.Verification.Cpp.Probe;
using PieBot.Verification.Proving;

namespace PieBot.Verification.Cpp;

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
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var baseline = new Dictionary<string, string>(StringComparer.Ordinal);
        var candidate = new Dictionary<string, string>(StringComparer.Ordinal);
        var touched = new List<ChangedMember>();
        var timed = true;
        foreach (var path in files.Keys.Union(whole?.Texts.Keys ?? []))
        {
            var full = Path.Combine(root, path);
            var before = File.Exists(full) ? SourceFile.Parse(File.ReadAllBytes(full)).Text : "";
            var after = files.TryGetValue(path, out var bytes)
                ? SourceFile.Parse(bytes).Text
                : before;
            var members =
                whole?.Touched.Where(member => member.Path == path).ToList()
                ?? TouchedMembers.Of(Languages.Cpp, path, before, after);
            var ids = members.Select(member => member.Id).ToList();
            var probedBefore = CppProbe.Instrument(path, before, ids);
            var probedAfter = CppProbe.Instrument(path, after, ids);
            timed &=
                probedBefore.Timed
                && probedAfter.Timed
                && probedBefore.Probed.SequenceEqual(probedAfter.Probed);
            touched.AddRange(members);
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
            null,
            null,
            timed && touched.Count > 0
        );
    }
}
