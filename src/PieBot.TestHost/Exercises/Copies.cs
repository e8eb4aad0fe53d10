using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace PieBot.TestHost.Exercises;

/// <summary>Copies values with all that they hold: data, collections of the framework, and objects of other people's classes field by field.</summary>
internal sealed class Copies
{
    private const int MostNodes = 5000;
    private const int MostDepth = 100;
    private const BindingFlags Declared =
        BindingFlags.Instance
        | BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.DeclaredOnly;

    private static readonly HashSet<Type> Fixed =
    [
        typeof(string),
        typeof(decimal),
        typeof(DateTime),
        typeof(DateTimeOffset),
        typeof(DateOnly),
        typeof(TimeOnly),
        typeof(TimeSpan),
        typeof(Guid),
        typeof(Uri),
        typeof(Version),
        typeof(BigInteger),
        typeof(Complex),
        typeof(Half),
        typeof(Int128),
        typeof(UInt128),
        typeof(Rune),
        typeof(Index),
        typeof(Range),
        typeof(Regex),
        typeof(DBNull),
    ];

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

    /// <summary>Whether two references to a value are as good as two copies.</summary>
    public static bool IsFixed(object value) =>
        value.GetType() is var type
        && (
            type.IsPrimitive && type != typeof(IntPtr) && type != typeof(UIntPtr)
            || type.IsEnum
            || Fixed.Contains(type)
            || value is Type or CultureInfo or Encoding
            || value is CancellationToken { CanBeCanceled: false }
            || IsFramework(type)
                && type.GetInterfaces()
                    .Any(one =>
                        one.Name.StartsWith("IComparer", StringComparison.Ordinal)
                        || one.Name.StartsWith("IEqualityComparer", StringComparison.Ordinal)
                    )
                && value is not IStructuralEquatable
        );

    /// <summary>Whether it is the framework's own.</summary>
    public static bool IsFramework(Type type) =>
        type.Assembly.GetName().Name is { } name
        && (
            name is "mscorlib" or "netstandard"
            || name.StartsWith("System.", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.", StringComparison.Ordinal)
        );

    /// <summary>All instance fields, of base classes too.</summary>
    public static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (Type? one = type; one is not null && one != typeof(object); one = one.BaseType)
        {
            foreach (var field in one.GetFields(Declared))
            {
                yield return field;
            }
        }
    }

    private object? Of(object? value, int depth)
    {
        if (value is null || IsFixed(value))
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
            _ when type == typeof(object) || type.FullName == "System.Threading.Lock" => _copies[
                value
            ] = Activator.CreateInstance(type)!,
            _ when IsFramework(type) && !IsCopied(type) => throw new NotCopiedException(),
            _ => OfObject(value, type, depth),
        };
    }

    // A lambda that captures nothing.
    private static bool IsWithoutState(Delegate one) =>
        one.GetInvocationList().Length == 1
        && (one.Target is null || !Fields(one.Target.GetType()).Any());

    private Array OfArray(Array array, int depth)
    {
        var copy = (Array)array.Clone();
        _copies[array] = copy;
        var item = array.GetType().GetElementType()!;
        if (item.IsPrimitive || item.IsEnum || Fixed.Contains(item))
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

        foreach (var field in Fields(type))
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
