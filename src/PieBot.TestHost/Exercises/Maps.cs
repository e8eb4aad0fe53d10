using System.Collections;

namespace PieBot.TestHost.Exercises;

/// <summary>Dictionaries and sets of which the order, or what belongs to what, is another.</summary>
internal static class Maps
{
    private static readonly Type[] Kinds = [typeof(Dictionary<,>), typeof(HashSet<>)];

    /// <summary>Nothing of what is neither, or holds less than two.</summary>
    public static IEnumerable<object> Changed(object value, Random chance)
    {
        var type = value.GetType();
        if (
            !type.IsGenericType
            || !Kinds.Contains(type.GetGenericTypeDefinition())
            || ((IEnumerable)value).Cast<object>().Take(2).Count() < 2
        )
        {
            return [];
        }

        return value is IDictionary map ? OfMap(map, type, chance) : [OfSet(value, type)];
    }

    private static IEnumerable<object> OfMap(IDictionary map, Type type, Random chance)
    {
        var keys = map.Keys.Cast<object>().ToArray();
        yield return Filled(map, type, Enumerable.Reverse(keys), key => map[key]);
        var mixed = keys.ToArray();
        chance.Shuffle(mixed);
        yield return Filled(map, type, mixed, key => map[key]);
        // The same keys, of which each has another's value.
        var by = keys.Zip(mixed).ToDictionary(one => one.First, one => map[one.Second]);
        yield return Filled(map, type, keys, key => by[key]);
    }

    private static object Filled(
        IDictionary map,
        Type type,
        IEnumerable<object> keys,
        Func<object, object?> value
    )
    {
        var made = (IDictionary)
            Activator.CreateInstance(type, type.GetProperty("Comparer")!.GetValue(map))!;
        foreach (var key in keys)
        {
            made.Add(key, value(key));
        }

        return made;
    }

    private static object OfSet(object set, Type type)
    {
        var made = Activator.CreateInstance(type, type.GetProperty("Comparer")!.GetValue(set))!;
        var add = type.GetMethod("Add")!;
        foreach (var item in ((IEnumerable)set).Cast<object?>().Skip(1))
        {
            add.Invoke(made, [item]);
        }

        return made;
    }
}
