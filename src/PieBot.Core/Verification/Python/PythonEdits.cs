using System.Text.Json;
using System.Text.Json.Serialization;
using PieBot.Changes;
using PieBot.Verification.Proving;

namespace PieBot.Verification.Python;

/// <summary>
/// Finds the members that an edit of Python files touches. Their files stay as they are: the worker instruments them as they
/// are imported, and is told which by a file at the root of the project.
/// </summary>
internal static class PythonEdits
{
    public const string ProbeFile = ".piebot-probe.json";

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
        var touched = new List<ChangedMember>();
        var probes = (Baseline: new List<ProbedMember>(), Candidate: new List<ProbedMember>());
        var timed = true;
        foreach (var path in files.Keys.Union(whole?.Texts.Keys ?? []))
        {
            var (before, after) = EditedTexts.Of(root, path, files);
            var members =
                whole?.Touched.Where(member => member.Path == path).ToList()
                ?? TouchedMembers.Changed(Languages.Python, path, before, after);
            touched.AddRange(members);
            texts.Add(path, after);
            if (before.Length > 0)
            {
                baseline.Add(path, before);
            }

            timed &= Add(probes.Baseline, path, before, members);
            timed &= Add(probes.Candidate, path, after, members);
        }

        return new(
            touched,
            texts,
            With(baseline, probes.Baseline, observe: false),
            With(texts, probes.Candidate, observe: false),
            timed ? With(baseline, probes.Baseline, observe: true) : null,
            timed ? With(texts, probes.Candidate, observe: true) : null,
            timed && touched.Count > 0
        );
    }

    // False when the members' own time cannot be had: they are not there, or run in parts.
    private static bool Add(
        List<ProbedMember> probes,
        string path,
        string text,
        IReadOnlyList<ChangedMember> touched
    )
    {
        var ids = touched.Select(member => member.Id).ToHashSet(StringComparer.Ordinal);
        var file = SourceFile.OfText(text);
        var members = Languages.Python.Members(path, text).Where(one => ids.Contains(one.Id));
        var timed = true;
        var found = 0;
        foreach (var member in members)
        {
            found++;
            probes.Add(new(path, member.Lines.Start, member.Id));
            var words = file.Slice(member.Lines);
            timed &=
                !words.Contains("yield", StringComparison.Ordinal)
                && !words.Contains("async ", StringComparison.Ordinal);
        }

        return timed && found == ids.Count;
    }

    private static Dictionary<string, string> With(
        Dictionary<string, string> texts,
        List<ProbedMember> members,
        bool observe
    ) =>
        new(texts, StringComparer.Ordinal)
        {
            [ProbeFile] = JsonSerializer.Serialize(
                new ProbeRequest(observe, members),
                ProbeJson.Default.ProbeRequest
            ),
        };
}

/// <summary>What the worker is to instrument.</summary>
/// <param name="Observe">Whether the members note their calls; else they are timed.</param>
internal sealed record ProbeRequest(bool Observe, IReadOnlyList<ProbedMember> Members);

/// <param name="Path">Relative to the repository.</param>
/// <param name="Line">Where it starts, its decorators included.</param>
internal sealed record ProbedMember(string Path, int Line, string Id);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProbeRequest))]
internal sealed partial class ProbeJson : JsonSerializerContext;
