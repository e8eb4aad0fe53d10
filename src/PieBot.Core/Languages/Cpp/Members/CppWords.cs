using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Members;

/// <summary>Words of the language that tell what a header declares.</summary>
internal static class CppWords
{
    private static readonly HashSet<string> NoNames = new(StringComparer.Ordinal)
    {
        "if",
        "for",
        "while",
        "switch",
        "catch",
        "return",
        "sizeof",
        "alignof",
        "decltype",
        "noexcept",
        "alignas",
        "static_assert",
        "requires",
        "typeof",
        "__typeof__",
        "__attribute__",
        "__declspec",
        "asm",
        "throw",
        "explicit",
        "new",
        "delete",
        "co_await",
        "co_return",
        "co_yield",
        "typeid",
        "do",
        "else",
        "template",
        "typename",
        "using",
        "typedef",
        "operator",
    };

    private static readonly HashSet<string> BuiltIn = new(StringComparer.Ordinal)
    {
        "void",
        "bool",
        "char",
        "char8_t",
        "char16_t",
        "char32_t",
        "wchar_t",
        "short",
        "int",
        "long",
        "signed",
        "unsigned",
        "float",
        "double",
        "auto",
        "size_t",
    };

    private static readonly HashSet<string> Specifiers = new(StringComparer.Ordinal)
    {
        "inline",
        "explicit",
        "constexpr",
        "consteval",
        "static",
        "virtual",
        "friend",
        "extern",
        "__inline",
        "__forceinline",
        "const",
        "export",
    };

    public static bool IsBuiltIn(string word) => BuiltIn.Contains(word);

    /// <summary>Whether it may stand before a constructor's name, where no type does.</summary>
    public static bool IsSpecifier(string word) => Specifiers.Contains(word);

    public static bool MayBeFunction(string word) =>
        !NoNames.Contains(word) && !BuiltIn.Contains(word);

    /// <summary>By the custom that macros are written in capitals.</summary>
    public static bool IsMacro(CodeToken token) =>
        token.Kind == TokenKind.Word
        && token.Text.Length > 1
        && token.Text.Any(char.IsAsciiLetterUpper)
        && token.Text.All(one =>
            char.IsAsciiLetterUpper(one) || char.IsAsciiDigit(one) || one == '_'
        );
}
