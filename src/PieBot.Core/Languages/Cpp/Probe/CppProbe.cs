using PieBot.Core.Changes;
using PieBot.Core.Languages.Cpp.Members;
using PieBot.Core.Languages.Cpp.Mutants;
using PieBot.Core.Languages.Cpp.Observing;

namespace PieBot.Core.Languages.Cpp.Probe;

/// <summary>A file's text with probes in it.</summary>
/// <param name="Probed">Ids of the members that carry one.</param>
/// <param name="Timed">Whether the probes' times are the members' times.</param>
internal sealed record ProbedText(string Text, IReadOnlyList<string> Probed, bool Timed);

/// <summary>Puts a probe at the start of members' bodies; no line moves but by the one that includes it.</summary>
internal static class CppProbe
{
    private const string Guard = " PIEBOT_PROBE ";
    private const string Reach = "PIEBOT_REACH; ";
    private const string Whole = "#define PIEBOT_PROBE_WHOLE\n";

    /// <summary>Where builds find the header; written there once.</summary>
    public static string Header(string folder)
    {
        var file = Path.Combine(folder, "piebot_probe.h");
        if (!File.Exists(file))
        {
            using var stream = typeof(CppProbe).Assembly.GetManifestResourceStream(
                "cpp/piebot_probe.h"
            )!;
            using var target = File.Create(file);
            stream.CopyTo(target);
        }

        return file;
    }

    /// <param name="path">Relative to the repository, as in the ids.</param>
    /// <param name="ids">Of members of this text; others are passed over.</param>
    public static ProbedText Instrument(string path, string text, IReadOnlyCollection<string> ids)
    {
        var bodies = MemberBody.All(path, text);
        var probed = ids.Where(id => bodies.TryGetValue(id, out var body) && body.TakesProbe)
            .ToList();
        var timed = ids.Count == probed.Count && probed.TrueForAll(id => bodies[id].Timed);
        foreach (var at in probed.Select(id => bodies[id].Inside).OrderDescending())
        {
            text = text.Insert(at, Guard);
        }

        return new(text, probed, timed);
    }

    /// <summary>Makes members note their numbers when they are entered.</summary>
    /// <param name="members">Ids of members of this text, each with its number; others are passed over.</param>
    public static string Number(
        string path,
        string text,
        IEnumerable<(string Id, int Number)> members
    )
    {
        var bodies = MemberBody.All(path, text);
        foreach (
            var (at, number) in members
                .Where(member => bodies.TryGetValue(member.Id, out var body) && body.TakesProbe)
                .Select(member => (bodies[member.Id].Inside, member.Number))
                .OrderByDescending(one => one.Inside)
        )
        {
            text = text.Insert(at, $" PIEBOT_REACHED({number}) ");
        }

        return text;
    }

    /// <summary>Marks the statements of given lines, so that it shows whether they run.</summary>
    /// <param name="lines">1-based.</param>
    /// <returns>The text with a mark before each statement of a member that begins there, or, where none does, before the one that began last; null when nothing that runs stands there.</returns>
    public static string? Mark(string path, string text, IReadOnlyList<LineRange> lines)
    {
        var tokens = Branches.Taken(CppLexer.Tokens(text));
        if (Brackets.Match(tokens) is not { } partner)
        {
            return null;
        }

        var statements = new CppStatements(tokens, partner);
        var members = CppMembers.Read(path, text).Members.Select(member => member.Lines).ToList();
        var begins = Enumerable
            .Range(1, Math.Max(tokens.Count - 2, 0))
            .Where(at =>
                statements.Begins(at) && members.Exists(range => Holds(range, tokens[at].Line))
            )
            .ToList();
        var marked = lines
            .SelectMany(range =>
                begins.Where(at => Holds(range, tokens[at].Line)).ToList() is { Count: > 0 } within
                    ? within
                    : members
                        .Where(member => Holds(member, range.Start))
                        .SelectMany(member =>
                            begins
                                .Where(at =>
                                    Holds(member, tokens[at].Line) && tokens[at].Line < range.Start
                                )
                                .TakeLast(1)
                        )
            )
            .Distinct()
            .OrderDescending()
            .ToList();
        foreach (var at in marked)
        {
            text = text.Insert(tokens[at].Start, Reach);
        }

        return marked.Count == 0 ? null : text;
    }

    private static bool Holds(LineRange range, int line) =>
        line >= range.Start && line <= range.End;

    /// <summary>The text without its probes.</summary>
    public static string Plain(string text) => text.Replace(Guard, "", StringComparison.Ordinal);

    /// <summary>The text as it is compiled: with the header in front.</summary>
    /// <param name="whole">The program is timed as a whole, not its members.</param>
    public static string Including(string header, string text, bool whole) =>
        whole ? $"{Whole}#include \"{header}\"\n{Plain(text)}" : $"#include \"{header}\"\n{text}";
}
