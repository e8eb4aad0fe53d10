using PieBot.Core.Changes;

namespace PieBot.Tool.GitHub.Reviews;

/// <summary>The lines an edit really changes: what it repeats unchanged at either end is not needed.</summary>
/// <param name="Lines">Empty for an insertion before <c>Lines.Start</c>.</param>
internal sealed record Core(LineRange Lines, IReadOnlyList<string> Replacement)
{
    /// <summary>Null when the edit changes nothing.</summary>
    public static Core? Of(Edit edit)
    {
        var before = edit.Lines.IsEmpty ? [] : edit.Original.Split('\n');
        var after = edit.Replacement?.Split('\n') ?? [];
        var most = Math.Min(before.Length, after.Length);
        var head = 0;
        while (head < most && before[head] == after[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < most - head && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        var core = new Core(
            new(edit.Lines.Start + head, edit.Lines.End - tail),
            after[head..^tail]
        );
        return core.Lines.IsEmpty && core.Replacement.Count == 0 ? null : core;
    }

    /// <summary>The smallest range that holds all of them, with the head's lines between them.</summary>
    /// <param name="cores">At least one, not overlapping.</param>
    public static Core Join(IEnumerable<Core> cores, HeadFile head)
    {
        Core? joined = null;
        foreach (var core in cores.OrderBy(core => core.Lines.Start).ThenBy(core => core.Lines.End))
        {
            joined = joined is null
                ? core
                : new(
                    new(joined.Lines.Start, core.Lines.End),
                    [
                        .. joined.Replacement,
                        .. Between(joined.Lines.End + 1, core.Lines.Start - 1, head),
                        .. core.Replacement,
                    ]
                );
        }

        return joined!;
    }

    /// <summary>The same with a line above or below that stays as it is.</summary>
    public Core Widened(int above, int below, HeadFile head) =>
        new(
            new(Lines.Start - above, Lines.End + below),
            [
                .. Between(Lines.Start - above, Lines.Start - 1, head),
                .. Replacement,
                .. Between(Lines.End + 1, Lines.End + below, head),
            ]
        );

    private static IEnumerable<string> Between(int first, int last, HeadFile head) =>
        Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(head.Line);
}
