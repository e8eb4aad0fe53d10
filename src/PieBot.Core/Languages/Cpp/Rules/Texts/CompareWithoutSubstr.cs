using PieBot.Core.Languages.Cpp.Rules.Code;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Rules.Texts;

/// <summary><c>s.substr(i, n) == "x"</c> → <c>s.compare(i, n, "x") == 0</c>, which throws as <c>substr</c> does.</summary>
internal sealed class CompareWithoutSubstr : CppRule
{
    public override string Id => "compare-without-substr";

    public override string Title => "Compare the part of the string where it is";

    public override string Reason => "'substr' makes a new string that is only compared.";

    public override IEnumerable<Fix> Find(FunctionCode code)
    {
        for (var at = code.Body + 1; at < code.Tokens.Count; at++)
        {
            if (
                Calls.Method(code, at) is { Method: "substr", HasArguments: true } call
                && code.Find(at) is { Type: { IsString: true, IsPointer: false } } text
                && code.Tokens[at - 1].Text is "(" or "&&" or "||" or "return" or "=" or "?" or ","
                && Calls.Arguments(code, call.Open) is { } arguments
                && (code.Is(call.Close + 1, "==") || code.Is(call.Close + 1, "!="))
                && IsText(code, call.Close + 2)
                && code.Tokens[call.Close + 3].Text
                    is ")"
                        or "&&"
                        or "||"
                        or ";"
                        or "?"
                        or ","
                        or ":"
                && code.Replace(at, call.Close + 3, Compared(code, text, call, arguments))
                    is { } change
            )
            {
                yield return new(change);
            }
        }
    }

    private static string Compared(
        FunctionCode code,
        Variable text,
        MethodCall call,
        IReadOnlyList<(int From, int To)> arguments
    )
    {
        var count =
            arguments.Count > 1
                ? code.Text(arguments[1].From, arguments[1].To)
                : $"{text.Type.Name}::npos";
        return $"{text.Name}.compare({code.Text(arguments[0].From, arguments[0].To)}, {count}, {code.Tokens[call.Close + 2].Text}) {code.Tokens[call.Close + 1].Text} 0";
    }

    private static bool IsText(FunctionCode code, int at) =>
        code.Tokens[at] is { Kind: TokenKind.Text, Text: [.., '"'] }
        || code.Find(at) is { Type: { IsString: true, IsPointer: false } };
}
