using Microsoft.CodeAnalysis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Basis;

/// <summary>Questions about types that many rules ask.</summary>
internal static class Types
{
    private static readonly SymbolDisplayFormat Full = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces
    );

    /// <summary>With its namespace, without type arguments.</summary>
    public static string Name(ITypeSymbol? type) => type?.ToDisplayString(Full) ?? "";

    public static bool IsList(ITypeSymbol? type) => Name(type) == "System.Collections.Generic.List";

    /// <summary>An array of one dimension.</summary>
    public static bool IsArray(ITypeSymbol? type) => type is IArrayTypeSymbol { Rank: 1 };

    /// <summary>What it holds and walks over without running code: a list or an array.</summary>
    public static bool IsListOrArray(ITypeSymbol? type) => IsList(type) || IsArray(type);

    /// <summary>Of a list or array; null for any other.</summary>
    public static ITypeSymbol? Element(ITypeSymbol? type) =>
        type switch
        {
            IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
            INamedTypeSymbol { TypeArguments: [var element] } list when IsList(list) => element,
            _ => null,
        };

    /// <summary>Whether it can be walked over, other than a text.</summary>
    public static bool IsCollection(ITypeSymbol? type) =>
        type is { SpecialType: not SpecialType.System_String }
        && (
            type is IArrayTypeSymbol
            || type.AllInterfaces.Append(type)
                .Any(one => one.SpecialType == SpecialType.System_Collections_IEnumerable)
        );

    public static bool IsInteger(ITypeSymbol? type) =>
        type?.SpecialType
            is SpecialType.System_SByte
                or SpecialType.System_Byte
                or SpecialType.System_Int16
                or SpecialType.System_UInt16
                or SpecialType.System_Int32
                or SpecialType.System_UInt32
                or SpecialType.System_Int64
                or SpecialType.System_UInt64;

    public static bool IsText(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_String;

    /// <summary>
    /// Whether equal values are known to have equal hashes and <c>==</c> means the same as <c>Equals</c>: texts, whole
    /// numbers, enums and the like. Not floating numbers, for which NaN equals itself in a set only.
    /// </summary>
    public static bool IsPlainKey(ITypeSymbol? type) =>
        IsInteger(type)
        || IsText(type)
        || type?.SpecialType is SpecialType.System_Char or SpecialType.System_Boolean
        || type?.TypeKind == TypeKind.Enum
        || Name(type)
            is "System.Guid"
                or "System.DateTime"
                or "System.DateOnly"
                or "System.TimeOnly"
                or "System.TimeSpan"
                or "System.DateTimeOffset";
}
