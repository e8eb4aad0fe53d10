using PieBot.Core.Changes;

namespace PieBot.Tool.GitHub.Reviews;

/// <summary>Where a candidate's edits go: a suggestion on lines, or the review's body with the reason why.</summary>
/// <param name="Core">The suggestion's lines; null for the body.</param>
/// <param name="Reason">Why it is no suggestion, as the end of a sentence.</param>
internal sealed record Placement(Core? Core, string? Reason)
{
    // More unchanged lines than this inside a suggestion hide what it changes.
    private const int MostBetween = 12;

    /// <summary>
    /// Places by the diff's hunks alone. A suggestion is one click, so it must be the whole candidate: edits in several hunks,
    /// which nobody proved one by one, go to the body together.
    /// </summary>
    /// <param name="edits">That the head holds the originals is known.</param>
    /// <param name="hunks">Of the edits' file, at the head, cut where lines were removed.</param>
    /// <param name="taken">Lines of suggestions in that file that are placed already.</param>
    public static Placement Of(
        IReadOnlyList<Edit> edits,
        IReadOnlyList<LineRange> hunks,
        HeadFile head,
        IReadOnlyList<LineRange> taken
    )
    {
        if (edits.Select(edit => edit.Path).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            return Body("it edits several files");
        }

        if (head.Unfit is { } unfit)
        {
            return Body($"its file {unfit}");
        }

        var cores = edits.Select(Core.Of).OfType<Core>().ToList();
        if (cores.Count == 0)
        {
            return Body("it changes nothing");
        }

        var joined = Core.Join(cores, head);
        if (Gaps(cores).Any(gap => gap > MostBetween))
        {
            return Body("its edits lie far apart and belong together");
        }

        var fitting = Widenings(joined, head)
            .Where(core => hunks.Any(hunk => hunk.Contains(core.Lines)))
            .ToList();
        if (fitting.Count == 0)
        {
            return Body(
                hunks.Count == 0
                    ? "GitHub shows no diff of its file"
                    : "its lines are not part of one hunk of this pull request, or removed lines lie between them"
            );
        }

        var free = fitting
            .Where(core =>
                core.Replacement.Any(line => !string.IsNullOrWhiteSpace(line))
                && !taken.Any(other => core.Lines.Overlaps(other))
            )
            .ToList();
        var whole = head.Source.Apply(edits);
        return free.Find(core => IsExact(core, head, whole)) is { } placed
            ? new(placed, null)
            : Body(
                free.Count == 0
                    ? "it cannot be told apart from the lines beside it"
                    : "GitHub would not keep the file's first or last line to the byte"
            );
    }

    private static Placement Body(string reason) => new(null, reason);

    private static IEnumerable<int> Gaps(List<Core> cores)
    {
        var sorted = cores.OrderBy(core => core.Lines.Start).ToList();
        return sorted.Zip(sorted.Skip(1), (one, next) => next.Lines.Start - one.Lines.End - 1);
    }

    // A comment stands on at least one line, and blank lines at a suggestion's ends, or a suggestion of nothing, are easily
    // lost: then a line that stays as it is goes with it.
    private static IEnumerable<Core> Widenings(Core core, HeadFile head)
    {
        (int Above, int Below)[] tries = [(0, 0), (1, 0), (0, 1), (1, 1)];
        return tries
            .Where(one =>
                core.Lines.Start - one.Above >= 1
                && core.Lines.End + one.Below <= head.Source.LineCount
            )
            .Select(one => core.Widened(one.Above, one.Below, head))
            .Where(one => !one.Lines.IsEmpty)
            .OrderBy(one => HasClearEnds(one) ? 0 : 1);
    }

    private static bool HasClearEnds(Core core) =>
        core.Replacement is [var first, ..]
        && !string.IsNullOrWhiteSpace(first)
        && !string.IsNullOrWhiteSpace(core.Replacement[^1]);

    private static bool IsExact(Core core, HeadFile head, byte[]? whole) =>
        !(core.Lines.Start == 1 && head.IsMarked)
        && !(core.Lines.End == head.Source.LineCount && head.IsUnended)
        && head.Applied(core.Lines, core.Replacement).AsSpan().SequenceEqual(whole);
}
