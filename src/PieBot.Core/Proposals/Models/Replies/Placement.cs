using PieBot.Core.Changes;
using PieBot.Core.Languages;

namespace PieBot.Core.Proposals.Models.Replies;

/// <summary>
/// Finds the lines that a model means. The lines it repeats decide: where they stand at the line that it names, they are meant,
/// even if they stand elsewhere too. Models miscount: other edits are shifted alike, or each stands at the one place where its
/// lines are; else the reply is refused.
/// </summary>
internal sealed class Placement(IReadOnlyList<string> file, ChangedMember target)
{
    /// <summary>The edits with the file's own lines as originals, in file order; or why they cannot be placed.</summary>
    public (IReadOnlyList<Edit>? Edits, bool Shifted, string? Fault) Place(
        IReadOnlyList<RawEdit> raw
    )
    {
        var places = raw.Select(Places).ToList();
        for (var one = 0; one < raw.Count; one++)
        {
            if (raw[one].Original.Count == 0)
            {
                return Refuse(
                    "an edit quotes no line of the member, so its place would be a guess"
                );
            }

            if (places[one].Count == 0)
            {
                return Refuse(
                    $"the lines it wants to replace are not in the member: {PlainText.Line(string.Join(' ', raw[one].Original), 60)}"
                );
            }
        }

        var starts = raw.Select(
                (one, at) => places[at].Find(start => start == one.Start && IsMeant(one, start))
            )
            .ToList();
        var others = Enumerable.Range(0, raw.Count).Where(at => starts[at] == 0).ToList();
        var shift = Shift(raw, places, others);
        foreach (var at in others)
        {
            if (shift is null && places[at].Count > 1)
            {
                return Refuse(Unclear(raw[at], places[at]));
            }

            starts[at] = raw[at].Start + shift ?? places[at][0];
        }

        return Edits(raw, starts, others.Any(at => raw[at].Start is not null));
    }

    // A brace may stand anywhere: it takes its indentation to know it again.
    private bool IsMeant(RawEdit edit, int start) =>
        CodeLines.Says(edit.Original)
        || edit.Original.Index().All(line => EqualButEnds(line.Item, file[start - 1 + line.Index]));

    // The one shift at which all edits find their lines that do not find them where they say.
    private static int? Shift(IReadOnlyList<RawEdit> raw, List<List<int>> places, List<int> others)
    {
        if (others.Count == 0 || others.Any(at => raw[at].Start is null))
        {
            return null;
        }

        var shifts = places[others[0]]
            .Select(start => start - raw[others[0]].Start!.Value)
            .Where(shift => others.All(at => places[at].Contains(raw[at].Start!.Value + shift)))
            .ToList();
        return shifts is [var only] ? only : null;
    }

    private static string Unclear(RawEdit edit, List<int> places) =>
        $"the lines it wants to replace occur at {places.Count} places in the member, in lines {string.Join(", ", places)}"
        + (
            edit.Start is { } line && !places.Contains(line)
                ? $", and not in line {line} where it says"
                : ""
        )
        + $"; more lines around them, with their indentation, would tell them apart: {PlainText.Line(string.Join(' ', edit.Original), 60)}";

    // Lines of the file at which the edit's own lines stand, in the closest sense in which they stand anywhere.
    private List<int> Places(RawEdit edit)
    {
        foreach (
            var same in (Func<string, string, bool>[])[Equal, EqualButEnds, EqualButIndentation]
        )
        {
            var starts = new List<int>();
            for (
                var start = target.Lines.Start;
                start + edit.Original.Count - 1 <= target.Lines.End;
                start++
            )
            {
                if (
                    edit
                        .Original.Select((line, at) => same(line, file[start - 1 + at]))
                        .All(fits => fits)
                )
                {
                    starts.Add(start);
                }
            }

            if (starts.Count > 0)
            {
                return starts;
            }
        }

        return [];
    }

    private (IReadOnlyList<Edit>?, bool, string?) Edits(
        IReadOnlyList<RawEdit> raw,
        List<int> starts,
        bool shifted
    )
    {
        var edits = raw.Select((one, index) => Edit(one, starts[index]))
            .OrderBy(edit => edit.Lines.Start)
            .ToList();
        return edits.Zip(edits.Skip(1)).Any(pair => pair.First.Lines.Overlaps(pair.Second.Lines))
            ? Refuse("its edits overlap")
            : (edits, shifted, null);
    }

    private Edit Edit(RawEdit raw, int start)
    {
        var lines = new LineRange(start, start + raw.Original.Count - 1);
        var original = file.Skip(start - 1).Take(lines.Count).ToList();
        var from = CodeLines.Indentation(raw.Original.FirstOrDefault(HasText, ""));
        var to = CodeLines.Indentation(original.FirstOrDefault(HasText, ""));
        var replacement = raw.Replacement.Select(line => Indented(line, from, to)).ToList();
        return new(
            target.Path,
            lines,
            string.Join('\n', original),
            replacement.Count == 0 ? null : string.Join('\n', replacement)
        );
    }

    private static string Indented(string line, string from, string to) =>
        line.TrimEnd() is { Length: > 0 } text
            ? text.StartsWith(from, StringComparison.Ordinal)
                ? to + text[from.Length..]
                : text
            : "";

    private static bool HasText(string line) => line.Trim().Length > 0;

    private static bool Equal(string one, string other) => one == other;

    private static bool EqualButEnds(string one, string other) => one.TrimEnd() == other.TrimEnd();

    private static bool EqualButIndentation(string one, string other) => one.Trim() == other.Trim();

    private static (IReadOnlyList<Edit>?, bool, string?) Refuse(string fault) =>
        (null, false, fault);
}
