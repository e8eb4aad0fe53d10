using PieBot.Core.Languages.Cpp.Rules.Code;

namespace PieBot.Core.Languages.Cpp.Rules.Texts;

/// <summary><c>s.find(x) == 0</c> → <c>s.rfind(x, 0) == 0</c>.</summary>
internal sealed class PrefixByRfind : CppRule
{
    public override string Id => "prefix-by-rfind";

    public override string Title => "Look for the prefix at the beginning only";

    public override string Reason =>
        "Where the text does not begin with it, 'find' searches all of the text for it.";

    public override IEnumerable<Fix> Find(FunctionCode code)
    {
        for (var at = code.Body + 1; at < code.Tokens.Count; at++)
        {
            if (
                Calls.Method(code, at) is { Method: "find", HasArguments: true } call
                && code.Find(at) is { Type.IsPointer: false } text
                && (text.Type.IsString || text.Type.IsView)
                && Calls.Arguments(code, call.Open) is [_]
                && (code.Is(call.Close + 1, "==") || code.Is(call.Close + 1, "!="))
                && code.Tokens[call.Close + 2].Text == "0"
                && !code.Is(at - 1, "!")
                && code.Replace(at + 2, at + 3, "rfind") is { } renamed
                && code.Replace(call.Close, call.Close + 1, ", 0)") is { } place
            )
            {
                yield return new(renamed, place);
            }
        }
    }
}
