using System.Collections.Frozen;

namespace PieBot.Core.Languages.Cpp.Rules.Code;

/// <summary>A type as it is written, with names of the standard library spelled in full.</summary>
/// <param name="Name"><c>std::vector</c>, <c>unsigned long</c>, <c>Order</c>.</param>
/// <param name="Arguments">Of its template, in order; what is no type is one whose name is its text.</param>
/// <param name="Suffix"><c>&amp;</c>, <c>*</c>, ..., or nothing.</param>
internal sealed record CppType(string Name, IReadOnlyList<CppType> Arguments, string Suffix = "")
{
    private static readonly FrozenSet<string> Integers = Words.Of(
        "int short long unsigned bool char signed size_t ptrdiff_t int8_t int16_t int32_t int64_t uint8_t "
            + "uint16_t uint32_t uint64_t"
    );

    private static readonly HashSet<string> Sequences = new(StringComparer.Ordinal)
    {
        "std::vector",
        "std::deque",
        "std::list",
        "std::array",
    };

    private static readonly HashSet<string> Trees = new(StringComparer.Ordinal)
    {
        "std::map",
        "std::set",
        "std::multimap",
        "std::multiset",
    };

    public bool IsConst { get; init; }

    public bool IsStatic { get; init; }

    public bool IsValue => Suffix.Length == 0;

    public bool IsPointer => Suffix.Contains('*');

    public bool IsAuto => Name == "auto";

    public bool IsString => Name is "std::string" or "std::wstring";

    public bool IsView => Name is "std::string_view" or "std::wstring_view";

    public bool IsMap => Name is "std::map" or "std::unordered_map";

    public bool IsSet => Name is "std::set" or "std::unordered_set";

    public bool IsInteger =>
        Arguments.Count == 0
        && (Name.StartsWith("std::", StringComparison.Ordinal) ? Name[5..] : Name)
            .Split(' ')
            .All(Integers.Contains);

    public bool IsUnsigned =>
        IsInteger
        && (
            Name.StartsWith("unsigned", StringComparison.Ordinal)
            || Name.Contains("size_t")
            || Name.Contains("uint")
        );

    public bool IsNumber => IsInteger || Name is "double" or "float" or "long double";

    /// <summary>Of the standard library, with elements and a count of them that takes no time.</summary>
    public bool IsContainer =>
        IsString || IsView || Sequences.Contains(Name) || Trees.Contains(Name) || IsMap || IsSet;

    /// <summary>Copies of it allocate memory, or count owners between threads.</summary>
    public bool IsHeavy =>
        IsString
        || (IsContainer && Name is not ("std::array" or "std::string_view" or "std::wstring_view"))
        || Name is "std::function" or "std::shared_ptr" or "std::any"
        || (
            Name is "std::pair" or "std::tuple" or "std::array" or "std::optional"
            && Arguments.Any(one => one.IsValue && one.IsHeavy)
        );

    /// <summary>Of its elements, as a loop over it meets them; null where it has none that are known.</summary>
    public CppType? Element =>
        IsMap || Name == "std::multimap"
            ? Arguments is [var key, var value, ..]
                ? new("std::pair", [key with { IsConst = true }, value])
                : null
            : Name is "std::string" or "std::string_view"
                ? new("char", [])
                : IsContainer && Arguments is [var first, ..]
                    ? first
                    : null;

    /// <summary>Whether both name the same type, apart from <c>const</c> and references.</summary>
    public bool IsSame(CppType other) =>
        Name == other.Name
        && Arguments.Count == other.Arguments.Count
        && Arguments
            .Zip(other.Arguments)
            .All(pair => pair.First.Suffix == pair.Second.Suffix && pair.First.IsSame(pair.Second));
}
