using System.Collections;
using System.Reflection;

namespace PieBot.TestHost.Exercises;

/// <summary>A change that anybody who holds an object can make to it.</summary>
/// <param name="Words">For people; the same on both sides.</param>
internal sealed record Change(string Words, Action Make)
{
    /// <summary>Whether it could be made.</summary>
    public bool Try()
    {
#pragma warning disable CA1031 // The repository's own code, which may refuse.
        try
        {
            Make();
            return true;
        }
        catch (Exception)
        {
            return false;
        }
#pragma warning restore CA1031
    }
}

/// <summary>What can be changed of objects from outside: by their public methods and properties, and in public collections.</summary>
internal static class Changes
{
    private const BindingFlags Public = BindingFlags.Instance | BindingFlags.Public;
    private const int MostMethods = 3;
    private const int Deepest = 1;

    /// <summary>In an order that both sides have.</summary>
    /// <param name="values">The receiver of a call, null of a static one, and its arguments.</param>
    /// <param name="mayShrink">Whether lists at a place among them may become shorter.</param>
    public static IEnumerable<Change> In(
        IReadOnlyList<object?> values,
        Func<int, bool> mayShrink
    ) =>
        values
            .Skip(1)
            .SelectMany(
                (value, at) =>
                    value is IList { IsReadOnly: false, IsFixedSize: false, Count: > 0 } list
                    && mayShrink(at + 1)
                        ? Shorter(list, $"argument {at + 1}")
                        : Of(value, $"argument {at + 1}", 0)
            )
            .Concat(values[0] is { } receiver ? Parts(receiver, "its object", 0) : []);

    private static IEnumerable<Change> Of(object? value, string name, int depth) =>
        value switch
        {
            null => [],
            IDictionary { IsReadOnly: false, Count: > 0 } map =>
            [
                new(
                    $"an entry of {name} was removed",
                    () => map.Remove(map.Keys.Cast<object>().First())
                ),
            ],
            IList { IsReadOnly: false, Count: > 1 } list and not Array { Rank: > 1 } => OfList(
                list,
                name
            ),
            _ when IsOpen(value) => OfObject(value, name).Concat(Parts(value, name, depth)),
            _ => [],
        };

    // What was sorted stays so.
    private static IEnumerable<Change> Shorter(IList list, string name) =>
        [
            new($"the last of {name} was removed", () => list.RemoveAt(list.Count - 1)),
            new($"the first of {name} was removed", () => list.RemoveAt(0)),
        ];

    private static IEnumerable<Change> OfList(IList list, string name)
    {
        var last = list.Count - 1;
        if (!Equals(list[last], list[last - 1]))
        {
            yield return new(
                $"the last of {name} became the one before it",
                () => list[last] = list[last - 1]
            );
        }

        if (!Equals(list[0], list[1]))
        {
            yield return new(
                $"the first of {name} became the one after it",
                () => list[0] = list[1]
            );
        }
    }

    // By what takes nothing and gives nothing: it can only change something.
    private static IEnumerable<Change> OfObject(object value, string name) =>
        value
            .GetType()
            .GetMethods(Public)
            .Where(one =>
                one.ReturnType == typeof(void)
                && one.GetParameters().Length == 0
                && !one.ContainsGenericParameters
                && !CopiedTypes.IsFramework(one.DeclaringType!)
                && !Scripts.LeftOut.Contains(one.Name)
            )
            .OrderBy(one => one.Name, StringComparer.Ordinal)
            .Take(MostMethods)
            .Select(one => new Change(
                $"{one.Name}() of {name}",
                () => one.Invoke(value, BindingFlags.DoNotWrapExceptions, null, null, null)
            ));

    // What it shows: values that can be set, and collections and objects that can be changed in their place.
    private static IEnumerable<Change> Parts(object value, string name, int depth)
    {
        if (depth > Deepest || !IsOpen(value))
        {
            return [];
        }

        return Properties(value.GetType())
            .SelectMany(one =>
                MayChange(one.PropertyType)
                    ? Of(one.GetValue(value), $"{one.Name} of {name}", depth + 1)
                : IsSet(one) ? Set(value, one, name)
                : []
            );
    }

    private static IEnumerable<Change> Set(object value, PropertyInfo property, string name) =>
        Other(property.GetValue(value)) is { } other
            ?
            [
                new(
                    $"{property.Name} of {name} was set to {Generated.Told(other)}",
                    () => property.SetValue(value, other)
                ),
            ]
            : [];

    /// <summary>Another value of its type; null where none is known.</summary>
    public static object? Other(object? value) =>
        value switch
        {
            bool one => !one,
            int one => unchecked(one + 1),
            long one => unchecked(one + 1),
            double one => one + 1,
            decimal one => one + 1,
            string one => one + "x",
            _ => null,
        };

    /// <summary>Properties of plain data that can be set, if only when an object is made.</summary>
    public static IEnumerable<PropertyInfo> Simple(Type type) =>
        Properties(type)
            .Where(one =>
                one.SetMethod is { IsPublic: true } && CopiedTypes.IsPlain(one.PropertyType)
            );

    // Those that can be read.
    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(Public)
            .Where(one =>
                one.GetMethod is { IsPublic: true }
                && one.GetIndexParameters().Length == 0
                && !one.PropertyType.IsByRef
            )
            .OrderBy(one => one.Name, StringComparer.Ordinal);

    private static bool IsSet(PropertyInfo property) =>
        property.SetMethod is { IsPublic: true } set
        && !set
            .ReturnParameter.GetRequiredCustomModifiers()
            .Any(one => one.Name == "IsExternalInit");

    // By its declaration: what is handed out to be read only is left alone.
    private static bool MayChange(Type type) =>
        type.IsArray
        || typeof(IList).IsAssignableFrom(type)
        || typeof(IDictionary).IsAssignableFrom(type)
        || type.IsGenericType
            && type.GetGenericTypeDefinition() is var open
            && (open == typeof(IList<>) || open == typeof(IDictionary<,>))
        || type.IsClass && !CopiedTypes.IsFramework(type);

    private static bool IsOpen(object value) =>
        value.GetType() is { IsClass: true } type
        && value is not (IEnumerable or Delegate)
        && !CopiedTypes.IsFramework(type)
        && !CopiedTypes.IsFrozen(type);
}
