using PieBot.Core.Languages;

namespace PieBot.Core.Proposals.Guard;

/// <summary>
/// Finds work that is saved by doing less of it: lowered numbers, widened tolerances, shorter times, smaller buffers, fewer
/// iterations. The PIE paper calls these spurious optimizations (arXiv 2302.07867): the tests at hand may not notice.
/// </summary>
internal static class LessWork
{
    // What is compared with less than this is an accuracy, and more of it is less work.
    private const double Tolerance = 0.01;

    // Of range(n) that becomes range(1, n).
    private const int TokensOfStart = 2;

    public static string? Check(EditFacts head, EditFacts edited) =>
        Shrunk(head, edited)
        ?? Lowered(head, edited)
        ?? Shorter(head, edited)
        ?? Fewer(head, edited)
        ?? OnlySome(head, edited);

    // Each number against those in the same place at head. What stands there on both sides is not changed.
    private static string? Lowered(EditFacts head, EditFacts edited)
    {
        var before = head.Numbers.ToLookup(number => number.Place, StringComparer.Ordinal);
        foreach (var now in edited.Numbers.GroupBy(number => number.Place, StringComparer.Ordinal))
        {
            foreach (var (from, to) in Minus(before[now.Key], now).Zip(Minus(now, before[now.Key])))
            {
                if (
                    IsLower(from, to)
                    || (from.Value is > 0 and < Tolerance && to.Value > from.Value)
                )
                {
                    var what = to.Value < from.Value ? "lowers a number" : "widens a tolerance";
                    return $"it {what}, {from.Value} to {to.Value}: less work is not faster work";
                }
            }
        }

        return null;
    }

    // A loop that counts up from less does more, and an arm that is 0 for 1 is another arm.
    private static bool IsLower(NumberFact from, NumberFact to) =>
        to.Value < from.Value
        && !(
            to.Value is 0 or 1
            && (to.Role == NumberRole.Start || (to.Role == NumberRole.Arm && from.Value is 0 or 1))
        );

    private static string? Shorter(EditFacts head, EditFacts edited) =>
        head
            .Times.Except(edited.Times)
            .Zip(edited.Times.Except(head.Times))
            .Where(pair => pair.Second.Time < pair.First.Time)
            .Select(pair => $"it shortens a time: {pair.First.Text} to {pair.Second.Text}")
            .FirstOrDefault();

    // A bound that is divided, shifted or capped where it was not before.
    private static string? Shrunk(EditFacts head, EditFacts edited)
    {
        var known = head.Bounds.Select(bound => bound.Words).ToHashSet(StringComparer.Ordinal);
        return
            edited.Bounds.FirstOrDefault(bound => bound.Shrinks && !known.Contains(bound.Words))
                is { } shrunk
            ? $"it may shrink a buffer or a loop: {shrunk.Words}"
            : null;
    }

    // Loops whose bodies change as well are for the tests to judge.
    private static string? Fewer(EditFacts head, EditFacts edited)
    {
        var before = head.Bounds.Where(bound => bound.IsLoop).ToList();
        var after = edited.Bounds.Where(bound => bound.IsLoop).ToList();
        return before.Count != after.Count
            ? null
            : before
                .Zip(after)
                .Where(pair => pair.First.Body == pair.Second.Body)
                .Select(pair =>
                    IsTighter(pair.First.Tokens, pair.Second.Tokens)
                        ? $"it ends a loop earlier: {pair.Second.Words}"
                    : IsLater(pair.First, pair.Second)
                    && !(pair.Second.Start == 1 && IsMoreThanStart(head, edited))
                        ? $"it starts a loop later: at {pair.Second.Start} instead of {pair.First.Start}"
                    : IsLonger(pair.First, pair.Second)
                        ? $"it skips iterations: {string.Join(' ', pair.Second.Step)}"
                    : null
                )
                .FirstOrDefault(reason => reason is not null);
    }

    // n to n - 1, items to items[1:], range(n) to range(0, n, 2), <= to <.
    private static bool IsTighter(IReadOnlyList<string> old, IReadOnlyList<string> now)
    {
        if (old.SequenceEqual(now, StringComparer.Ordinal))
        {
            return false;
        }

        return Between(old, now) switch
        {
            ([], ["-", ..]) or ([], ["[", ..]) => true,
            (["<="], ["<"]) or ([">="], [">"]) => true,
            _ => old is ["range", "(", .., ")"]
                && now is ["range", "(", .., ")"]
                && now.Count(text => text == ",") == 2
                && old.Count(text => text == ",") < 2,
        };
    }

    private static bool IsLater(BoundFact old, BoundFact now) =>
        now.Start > old.Start && now.Until == old.Until;

    // The first round may be done before the loop: that is for the tests to judge.
    private static bool IsMoreThanStart(EditFacts head, EditFacts edited) =>
        Between(head.Style, edited.Style).Now.Count > TokensOfStart;

    private static bool IsLonger(BoundFact old, BoundFact now) =>
        old.Tokens.SequenceEqual(now.Tokens, StringComparer.Ordinal)
        && old.Step is [_, "++" or "--"] or ["++" or "--", _]
        && now.Step is [_, "+=" or "-=", ..];

    // Without what both begin and end with.
    private static (IReadOnlyList<string> Old, IReadOnlyList<string> Now) Between(
        IReadOnlyList<string> old,
        IReadOnlyList<string> now
    )
    {
        var most = Math.Min(old.Count, now.Count);
        var start = 0;
        while (start < most && old[start] == now[start])
        {
            start++;
        }

        var end = 0;
        while (end < most - start && old[^(end + 1)] == now[^(end + 1)])
        {
            end++;
        }

        return (
            old.Take(old.Count - end).Skip(start).ToList(),
            now.Take(now.Count - end).Skip(start).ToList()
        );
    }

    // Take(10) where nothing was limited to ten before.
    private static string? OnlySome(EditFacts head, EditFacts edited)
    {
        var known = head.Numbers.Select(number => number.Value).ToHashSet();
        return edited
            .Limits.Where(limit => !known.Contains(limit.Number))
            .Select(limit => $"it takes only some of a sequence: {limit.Text}")
            .FirstOrDefault();
    }

    // In the order they stand in, so that what took a number's place is held against it.
    private static List<NumberFact> Minus(
        IEnumerable<NumberFact> one,
        IEnumerable<NumberFact> other
    )
    {
        var left = other.CountBy(number => number.Value).ToDictionary();
        return one.Where(number =>
            {
                var rest = left.GetValueOrDefault(number.Value);
                left[number.Value] = rest - 1;
                return rest <= 0;
            })
            .ToList();
    }
}
