using PieBot.Core.Changes;
using PieBot.Core.Languages;

namespace PieBot.Core.Proposals.Models.Replies;

/// <summary>
/// Finds the lines that a model means. Models miscount: the lines they repeat decide, the numbers only help. All edits of a
/// reply are shifted alike, or each stands at the one place where its lines are; else the reply is refused.
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

        if (Shift(raw, places) is { } shift)
        {
            return Edits(raw, raw.Select(one => one.Start!.Value + shift).ToList(), shift != 0);
        }

        var unclear = places.FindIndex(starts => starts.Count > 1);
        return unclear >= 0
            ? Refuse(
                $"the lines it wants to replace occur at {places[unclear].Count} places in the member, and not where it says"
            )
            : Edits(
                raw,
                places.Select(starts => starts[0]).ToList(),
                raw.Where((one, index) => one.Start != places[index][0])
                    .Any(one => one.Start is not null)
            );
    }

    // The one shift at which all edits find their lines; none at all is the likeliest, where the lines say anything.
    private static int? Shift(IReadOnlyList<RawEdit> raw, List<List<int>> places)
    {
        if (raw.Any(one => one.Start is null))
        {
            return null;
        }

        var shifts = places[0]
            .Select(start => start - raw[0].Start!.Value)
            .Where(shift =>
                raw.Select((one, index) => places[index].Contains(one.Start!.Value + shift))
                    .All(fits => fits)
            )
            .ToList();
        if (shifts.Contains(0) && raw.Any(one => CodeLines.Says(one.Original)))
        {
            return 0;
        }

        return shifts is [var only] ? only : null;
    }

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
