using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace PieBot.TestHost.Exercises;

/// <summary>What must be known of types to copy their objects.</summary>
internal static class CopiedTypes
{
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

    // To ask reflection takes as long as to copy an object, and there are thousands of a type.
    private static readonly ConcurrentDictionary<Type, bool> FixedTypes = new();
    private static readonly ConcurrentDictionary<Type, bool> FrozenTypes = new();
    private static readonly ConcurrentDictionary<Type, bool> FrameworkTypes = new();
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<FieldInfo>> FieldsOf = new();

    /// <summary>Whether two references to a value are as good as two copies.</summary>
    public static bool IsFixed(object value) =>
        value is CancellationToken token
            ? !token.CanBeCanceled
            : FixedTypes.GetOrAdd(value.GetType(), IsFixed);

    /// <summary>Whether nothing that an object of this very type holds can be changed once it is made.</summary>
    public static bool IsFrozen(Type type) =>
        FrozenTypes.GetOrAdd(type, static one => IsFrozen(one, []));

    /// <summary>Whether values of the type are fixed for being no more than data.</summary>
    public static bool IsPlain(Type type) =>
        type.IsPrimitive || type.IsEnum || Fixed.Contains(type);

    /// <summary>Whether it is the framework's own.</summary>
    public static bool IsFramework(Type type) =>
        FrameworkTypes.GetOrAdd(
            type,
            static one =>
                one.Assembly.GetName().Name is { } name
                && (
                    name is "mscorlib" or "netstandard"
                    || name.StartsWith("System.", StringComparison.Ordinal)
                    || name.StartsWith("Microsoft.", StringComparison.Ordinal)
                )
        );

    /// <summary>All instance fields, of base classes too.</summary>
    public static IReadOnlyList<FieldInfo> Fields(Type type) =>
        FieldsOf.GetOrAdd(type, static one => [.. WithBases(one)]);

    private static bool IsFixed(Type type) =>
        type.IsPrimitive && type != typeof(IntPtr) && type != typeof(UIntPtr)
        || type.IsEnum
        || Fixed.Contains(type)
        || typeof(Type).IsAssignableFrom(type)
        || typeof(CultureInfo).IsAssignableFrom(type)
        || typeof(Encoding).IsAssignableFrom(type)
        || IsFramework(type)
            && type.GetInterfaces()
                .Any(one =>
                    one.Name.StartsWith("IComparer", StringComparison.Ordinal)
                    || one.Name.StartsWith("IEqualityComparer", StringComparison.Ordinal)
                )
            && !typeof(IStructuralEquatable).IsAssignableFrom(type);

    private static bool IsFrozen(Type type, HashSet<Type> asked) =>
        (type.IsClass || type.IsValueType)
        && !type.IsArray
        && !type.IsPointer
        && !typeof(Delegate).IsAssignableFrom(type)
        && !IsFramework(type)
        && (
            !asked.Add(type)
            || Fields(type).All(field => field.IsInitOnly && HoldsFrozen(field.FieldType, asked))
        );

    // Another class may stand in the place of one that is not sealed.
    private static bool HoldsFrozen(Type type, HashSet<Type> asked) =>
        type.IsPrimitive && type != typeof(IntPtr) && type != typeof(UIntPtr)
        || type.IsEnum
        || Fixed.Contains(type) && type.IsSealed
        || Nullable.GetUnderlyingType(type) is { } value && HoldsFrozen(value, asked)
        || type.IsSealed && IsFrozen(type, asked);

    private static IEnumerable<FieldInfo> WithBases(Type type)
    {
        for (Type? one = type; one is not null && one != typeof(object); one = one.BaseType)
        {
            foreach (var field in one.GetFields(Declared))
            {
                yield return field;
            }
        }
    }
}
