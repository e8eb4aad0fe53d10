using PieBot.Core.Languages.Cpp.Rules.Code;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Rules.Lookups;

/// <summary><c>std::find(s.begin(), s.end(), x)</c> of a set → <c>s.find(x)</c>.</summary>
internal sealed class MemberFind : CppRule
{
    public override string Id => "member-find";

    public override string Title => "Ask the set itself";

    public override string Reason =>
        "The algorithm looks at each element in turn; the set knows where a key would be.";

    public override IEnumerable<Fix> Find(FunctionCode code)
    {
        for (var at = code.Body + 1; at < code.Tokens.Count; at++)
        {
            var name = code.Has(at, "std", "::") ? at + 2 : at;
            if (
                code.Has(name, "find", "(")
                && (
                    name > at
                    || code.Std.Has("find") && !code.Is(at - 1, "::") && !code.Is(at - 1, ".")
                )
                && Calls.Range(code, name + 2) is { } set
                && code.Find(name + 2)
                    is { Type: { IsSet: true, IsPointer: false, Arguments: [var element] } }
                && code.Is(name + 2 + Calls.RangeLength, ",")
                && code.Partner[name + 1] == name + 2 + Calls.RangeLength + 2
                && IsKey(code, name + 2 + Calls.RangeLength + 1, element)
                && code.Replace(
                    at,
                    code.Partner[name + 1] + 1,
                    $"{set}.find({code.Tokens[name + 3 + Calls.RangeLength].Text})"
                )
                    is { } change
            )
            {
                yield return new(change);
            }
        }
    }

    // Of the same type: 2.5 is no element of { 2 }, but would be converted to one.
    private static bool IsKey(FunctionCode code, int at, CppType element) =>
        (element.IsInteger || element.IsString)
        && (
            code.Find(at) is { Type.IsPointer: false } given && given.Type.IsSame(element)
            || element.IsString && code.Tokens[at] is { Kind: TokenKind.Text, Text: ['"', ..] }
            || element.Name is "int"
                && code.Tokens[at] is { Kind: TokenKind.Number } number
                && number.Text.All(char.IsAsciiDigit)
        );
}
