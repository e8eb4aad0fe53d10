using System.Collections;

namespace PieBot.TestHost.Exercises;

/// <summary>
/// Arguments made from those of tests: longer, shorter, in other orders, with other values of the same kind. They stay in the
/// domain that the tests show (<see cref="Shown"/>): what tests never pass may not be meant for a member, and a right edit may
/// give something else for it.
/// </summary>
/// <param name="given">At least one.</param>
/// <param name="kept">The place that stays as it is; null when there is none.</param>
internal sealed class Variants(IReadOnlyList<object?[]> given, Random chance, int? kept)
{
    private const int Longest = 3000;
    private const int MostBases = 4;
    private const int MostOfOne = 8;

    private static readonly Func<int, Random, int[]>[] Changes =
    [
        (size, _) => [.. Enumerable.Range(0, size).Reverse()],
        (size, chance) => Shuffled(size, chance),
        (size, _) => [.. Enumerable.Range(1, size - 1), 0],
        (size, _) => [.. Enumerable.Range(0, size).Select(at => (at ^ 1) < size ? at ^ 1 : at)],
        (size, _) => Repeated(size, 2),
        (size, _) => Repeated(size, 16),
        (size, chance) =>
            [.. Enumerable.Range(0, Math.Min(4 * size, Longest)).Select(_ => chance.Next(size))],
        (size, _) => [.. Enumerable.Range(0, size - 1)],
        (size, _) => [.. Enumerable.Range(size / 2, size - size / 2)],
    ];

    private const int Longer = 4;
    private const int Shorter = 7;

    private readonly List<Shown> _shown = Enumerable
        .Range(0, given[0].Length)
        .Select(place => new Shown(given.Select(values => values[place]).ToList()))
        .ToList();

    /// <summary>Arguments as arrays, the same for the same ones given; not copied: they may hold what others hold.</summary>
    public IEnumerable<object?[]> All()
    {
        var signs = given.Select(Relations.Signs).ToHashSet(StringComparer.Ordinal);
        var relations = given
            .Select(Relations.Of)
            .Aggregate((one, other) => one.Intersect(other).ToHashSet(StringComparer.Ordinal));
        // In turns: the first one alone has more of them than there is time for.
        var turns = given.Take(MostBases).Select(values => Made(values).GetEnumerator()).ToList();
        while (turns.Count > 0)
        {
            foreach (var turn in turns.ToList())
            {
                if (!turn.MoveNext())
                {
                    turns.Remove(turn);
                }
                else if (
                    signs.Contains(Relations.Signs(turn.Current))
                    && relations.IsSubsetOf(Relations.Of(turn.Current))
                )
                {
                    yield return turn.Current;
                }
            }
        }
    }

    private IEnumerable<object?[]> Made(object?[] values)
    {
        for (var change = 0; change < Changes.Length; change++)
        {
            if (Reshaped(values, change) is { } reshaped)
            {
                yield return reshaped;
            }
        }

        for (var place = 0; place < values.Length; place++)
        {
            if (place == kept)
            {
                continue;
            }

            foreach (var other in Others(values[place], _shown[place]))
            {
                yield return With(values, place, other);
            }
        }
    }

    private static object?[] With(object?[] values, int place, object? other)
    {
        var made = (object?[])values.Clone();
        made[place] = other;
        return made;
    }

    // All lists of one length change alike: they may belong together. Null where one may not change so, or none does.
    private object?[]? Reshaped(object?[] values, int change)
    {
        var places = new Dictionary<int, int[]>();
        var changed = (object?[])values.Clone();
        for (var place = 0; place < values.Length; place++)
        {
            var known = _shown[place];
            if (place == kept)
            {
                continue;
            }

            var words =
                values[place] is string text && text.Any(char.IsLetter) ? text.Split(' ') : [];
            var items = words.Length > 1 ? words : Items.Of(values[place]);
            if (items is null or [])
            {
                continue;
            }

            if (change >= Longer && (known.IsFixed || known.HasRows))
            {
                return null;
            }

            // An object of the repository's own classes may have an identity.
            if (change is >= Longer and < Shorter && (known.IsUnique || !items.All(IsPlain)))
            {
                return null;
            }

            if (!places.TryGetValue(items.Length, out var chosen))
            {
                places[items.Length] = chosen = Changes[change](items.Length, chance);
            }

            var made = chosen.Select(at => items[at]).ToList();
            if (known.IsSorted)
            {
                made.Sort(Comparer<object?>.Default);
                made = known.IsUnique ? made.Distinct().ToList() : made;
            }

            if (made.Count == 0 && !known.MayBeEmpty)
            {
                return null;
            }

            changed[place] =
                words.Length > 1 ? string.Join(' ', made) : Items.Like(values[place]!, made);
        }

        return places.Count > 0 ? changed : null;
    }

    private List<object?> Others(object? value, Shown known)
    {
        if (value is null or bool)
        {
            return [];
        }

        var alike = known.Values.Where(one => one?.GetType() == value.GetType()).ToList();
        if (Numbers.IsNumber(value))
        {
            return [.. Numbers.Near(value, alike!, chance)];
        }

        if (Numbers.IsDay(value))
        {
            return [.. Numbers.DaysNear(value, alike!, chance)];
        }

        var shown = alike.Distinct().Where(one => !Equals(one, value)).Take(MostOfOne);
        if (value is string text)
        {
            return [.. shown, .. Texts.Near(text, alike.OfType<string>().ToList(), chance)];
        }

        if (value is char or Enum)
        {
            return [.. shown];
        }

        if (Items.Of(value) is { Length: > 0 } items && !known.IsUnique)
        {
            return [.. Enumerable.Range(0, MostOfOne).Select(_ => Elements(value, items, known))];
        }

        if (Maps.Changed(value, chance).ToList() is { Count: > 0 } maps)
        {
            return known.IsFixed && value is not IDictionary ? [] : [.. maps];
        }

        return Records.IsOne(value) && alike.Count > 1
            ?
            [
                .. Enumerable
                    .Range(0, MostOfOne)
                    .Select(_ => Records.Changed(value, alike!, chance)),
            ]
            : [];
    }

    // One of its elements is another.
    private object Elements(object value, object?[] items, Shown known)
    {
        var inner = new Shown(known.Elements.Count == 0 ? items : known.Elements);
        var made = (object?[])items.Clone();
        var place = chance.Next(made.Length);
        var alike = inner.Values.Where(one => one?.GetType() == made[place]?.GetType()).ToList();
        if (made[place] is { } element && Records.IsOne(element))
        {
            made[place] = Records.Changed(element, alike!, chance);
        }
        else if (Others(made[place], inner) is { Count: > 0 } others)
        {
            made[place] = others[chance.Next(others.Count)];
        }

        if (known.IsSorted)
        {
            Array.Sort(made, Comparer<object?>.Default);
        }

        return known.HasRows && !Shown.AreRows(made) ? value : Items.Like(value, made);
    }

    // What is equal to a copy of it.
    private static bool IsPlain(object? value) =>
        value is null
        || CopiedTypes.IsFixed(value)
        || Items.Of(value) is { } items && items.All(IsPlain)
        || value is not IEnumerable
            && value.GetType().GetMethod("Equals", [typeof(object)])!.DeclaringType is var declaring
            && declaring != typeof(object)
            && declaring != typeof(ValueType);

    private static int[] Repeated(int size, int times) =>
        [.. Enumerable.Range(0, Math.Min(times * size, Longest)).Select(at => at % size)];

    private static int[] Shuffled(int size, Random chance)
    {
        var places = Enumerable.Range(0, size).ToArray();
        chance.Shuffle(places);
        return places;
    }
}
