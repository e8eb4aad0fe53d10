using System.Collections;

namespace PieBot.TestHost.Exercises;

/// <summary>Arrays and lists as rows of items, and back.</summary>
internal static class Items
{
    /// <summary>Null of what is neither.</summary>
    public static object?[]? Of(object? value) =>
        value is Array { Rank: 1 } || IsList(value)
            ? ((IEnumerable)value).Cast<object?>().ToArray()
            : null;

    /// <summary>Of the type of another.</summary>
    public static object Like(object value, IReadOnlyList<object?> items)
    {
        if (value is Array)
        {
            var array = Array.CreateInstance(value.GetType().GetElementType()!, items.Count);
            for (var at = 0; at < items.Count; at++)
            {
                array.SetValue(items[at], at);
            }

            return array;
        }

        var list = (IList)Activator.CreateInstance(value.GetType())!;
        foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }

    /// <summary>How many it holds; null of what holds none.</summary>
    public static int? Count(object? value) =>
        value switch
        {
            string text => text.Length,
            ICollection items => items.Count,
            _ => null,
        };

    private static bool IsList([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] object? value) =>
        value?.GetType() is { IsGenericType: true } type
        && type.GetGenericTypeDefinition() == typeof(List<>);
}
