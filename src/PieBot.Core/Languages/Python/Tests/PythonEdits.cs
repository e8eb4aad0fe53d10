using System.Text.Json;
using System.Text.Json.Serialization;
using PieBot.Core.Changes;
using PieBot.Core.Languages.Python.Members;
using PieBot.Core.Languages.Testing;

namespace PieBot.Core.Languages.Python.Tests;

/// <summary>
/// Finds the members that an edit of Python files touches. Their files stay as they are: the worker instruments them as they
/// are imported, and is told which by a file at the root of the repository.
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
        var lines = new List<ProbedLines>();
        var timed = true;
        var found = true;
        foreach (var path in files.Keys.Union(whole?.Texts.Keys ?? []))
        {
            var (before, after) = EditedTexts.Of(root, path, files);
            var members =
                whole?.Touched.Where(member => member.Path == path).ToList()
                ?? TouchedMembers.Changed(new PythonLanguage(), path, before, after);
            touched.AddRange(members);
            lines.Add(
                new(
                    path,
                    WrittenLines
                        .Between(path, new(before, after))
                        .Select(range => (IReadOnlyList<int>)[range.Start, range.End])
                        .ToList()
                )
            );
            texts.Add(path, after);
            if (before.Length > 0)
            {
                baseline.Add(path, before);
            }

            foreach (
                var (probed, text) in new[] { (probes.Baseline, before), (probes.Candidate, after) }
            )
            {
                var (all, own) = Add(probed, path, text, members);
                found &= all;
                timed &= all && own;
            }
        }

        var added = AddedAttributes.Of(root, baseline.Values, texts.Values);
        return new(
            touched,
            texts,
            Asking(baseline, new(false, probes.Baseline, [])),
            Asking(texts, new(false, probes.Candidate, [])),
            found ? Asking(baseline, new(true, probes.Baseline, []) { Added = added }) : null,
            found ? Asking(texts, new(true, probes.Candidate, []) { Added = added }) : null,
            timed && touched.Count > 0 && whole is not { Timed: false }
        )
        {
            Marked = Asking(texts, new(false, [], lines)),
        };
    }

    /// <summary>Files in which members note their numbers when they are entered: their places in the list.</summary>
    /// <param name="root">The baseline's worktree.</param>
    public static IReadOnlyDictionary<string, string> Numbered(
        string root,
        IReadOnlyList<ChangedMember> members
    )
    {
        var probes = members
            .Select(
                (member, number) =>
                    new ProbedMember(member.Path, member.Lines.Start, member.Id, number)
            )
            .ToList();
        return Asking(
            NumberedTexts.Of(root, members, (_, text, _) => text),
            new(false, probes, [])
        );
    }

    // Whether all of them are there, and whether their own time is that of their work.
    private static (bool Found, bool Timed) Add(
        List<ProbedMember> probes,
        string path,
        string text,
        IReadOnlyList<ChangedMember> touched
    )
    {
        var ids = touched.Select(member => member.Id).ToHashSet(StringComparer.Ordinal);
        var file = SourceFile.OfText(text);
        var members = PythonMembers
            .Read(path, text)
            .Members.Where(one => ids.Contains(one.Id))
            .ToList();
        probes.AddRange(members.Select(one => new ProbedMember(path, one.Lines.Start, one.Id)));
        return (
            members.Count == ids.Count,
            !members.Exists(one => LaterWork.IsIn(file.Slice(one.Lines)))
        );
    }

    private static Dictionary<string, string> Asking(
        IReadOnlyDictionary<string, string> texts,
        ProbeRequest request
    ) =>
        new(texts, StringComparer.Ordinal)
        {
            [ProbeFile] = JsonSerializer.Serialize(request, ProbeJson.Default.ProbeRequest),
        };
}

/// <summary>What the worker is to instrument.</summary>
/// <param name="Observe">Whether the members note their calls; else they are timed.</param>
/// <param name="Lines">Whose statements count as calls when they run.</param>
internal sealed record ProbeRequest(
    bool Observe,
    IReadOnlyList<ProbedMember> Members,
    IReadOnlyList<ProbedLines> Lines
)
{
    /// <summary>Names of attributes that are no part of an object (<see cref="AddedAttributes"/>).</summary>
    public IReadOnlyList<string> Added { get; init; } = [];
}

/// <param name="Path">Relative to the repository.</param>
/// <param name="Lines">First and last of each range, 1-based.</param>
internal sealed record ProbedLines(string Path, IReadOnlyList<IReadOnlyList<int>> Lines);

/// <param name="Path">Relative to the repository.</param>
/// <param name="Line">Where it starts, its decorators included.</param>
/// <param name="Number">That it notes when it is entered; null of members that are timed or observed.</param>
internal sealed record ProbedMember(string Path, int Line, string Id, int? Number = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProbeRequest))]
internal sealed partial class ProbeJson : JsonSerializerContext;
