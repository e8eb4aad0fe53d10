using System.Runtime.CompilerServices;
using System.Text;

namespace PieBot.TestHost.Exercises;

/// <summary>Copies values with all that they hold: data, collections of the framework, and objects of other people's classes field by field.</summary>
internal sealed class Copies
{
    private const int MostNodes = 5000;
    private const int MostDepth = 100;

    private readonly Dictionary<object, object> _copies = new(ReferenceEqualityComparer.Instance);
    private int _nodes;

    /// <summary>Copies of values that may hold the same objects, and then do so in the copies too.</summary>
    /// <returns>Null where something cannot be copied: what is open, runs, waits or calls back.</returns>
    public static object?[]? Of(params object?[] values)
    {
        var copies = new Copies();
        try
        {
            return values.Select(value => copies.Of(value, 0)).ToArray();
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Another object of the same content, also where nothing of it can be changed and so <see cref="Of(object?[])"/> gives the same.</summary>
    /// <returns>Null as there.</returns>
    public static object? Another(object value)
    {
        try
        {
            return new Copies().OfObject(value, value.GetType(), 0);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    private object? Of(object? value, int depth)
    {
        if (value is null || CopiedTypes.IsFixed(value) || CopiedTypes.IsFrozen(value.GetType()))
        {
            return value;
        }

        if (_copies.TryGetValue(value, out var known))
        {
            return known;
        }

        if (++_nodes > MostNodes || depth > MostDepth)
        {
            throw new NotCopiedException();
        }

        var type = value.GetType();
        return value switch
        {
            Delegate one => IsWithoutState(one) ? one : throw new NotCopiedException(),
            Array array => OfArray(array, depth),
            _ when IsNew(type) => _copies[value] = Activator.CreateInstance(type)!,
            _ when CopiedTypes.IsFramework(type) && !IsCopied(type) =>
                throw new NotCopiedException(),
            _ => OfObject(value, type, depth),
        };
    }

    // What holds nothing, or only what is known of the very objects that were copied.
    private static bool IsNew(Type type) =>
        type == typeof(object)
        || type.FullName == "System.Threading.Lock"
        || type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ConditionalWeakTable<,>);

    // A lambda that captures nothing.
    private static bool IsWithoutState(Delegate one) =>
        one.GetInvocationList().Length == 1
        && (one.Target is null || CopiedTypes.Fields(one.Target.GetType()).Count == 0);

    private Array OfArray(Array array, int depth)
    {
        var copy = (Array)array.Clone();
        _copies[array] = copy;
        var item = array.GetType().GetElementType()!;
        if (CopiedTypes.IsPlain(item))
        {
            return copy;
        }

        if (array.Rank > 1 || array.Length > MostNodes)
        {
            throw new NotCopiedException();
        }

        for (var at = 0; at < array.Length; at++)
        {
            copy.SetValue(Of(array.GetValue(at), depth + 1), at);
        }

        return copy;
    }

    private object OfObject(object value, Type type, int depth)
    {
        var copy = RuntimeHelpers.GetUninitializedObject(type);
        if (!type.IsValueType)
        {
            _copies[value] = copy;
        }

        foreach (var field in CopiedTypes.Fields(type))
        {
            if (field.FieldType.IsPointer || field.FieldType == typeof(IntPtr))
            {
                throw new NotCopiedException();
            }

            field.SetValue(copy, Of(field.GetValue(value), depth + 1));
        }

        return copy;
    }

    private static bool IsCopied(Type type) =>
        type == typeof(StringBuilder)
        || type == typeof(MemoryStream)
        || type == typeof(StringWriter)
        || type == typeof(StringReader)
        || type.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal)
        || type.FullName.StartsWith("System.Tuple`", StringComparison.Ordinal)
        || type.Namespace!.StartsWith("System.Collections", StringComparison.Ordinal)
            && !type.Name.Contains("Enumerator", StringComparison.Ordinal)
            && !IsByIdentity(type);

    // A copy of a key is another key.
    private static bool IsByIdentity(Type type) =>
        (
            type.Name.Contains("Dictionary", StringComparison.Ordinal)
            || type.Name.Contains("Set", StringComparison.Ordinal)
        )
        && type.IsGenericType
        && type.GetGenericArguments()[0] is { IsValueType: false } key
        && key.GetMethod("GetHashCode", Type.EmptyTypes)?.DeclaringType is var declaring
        && (declaring is null || declaring == typeof(object));

    // Also what the runtime itself does not make.
    private sealed class NotCopiedException : NotSupportedException;
}
