using PieBot.Core.Languages.Cpp.Rules.Code;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Rules.Lookups;

/// <summary><c>std::count(v.begin(), v.end(), x) &gt; 0</c> → <c>std::find(...) != v.end()</c>; <c>count_if</c> → <c>any_of</c>.</summary>
internal sealed class FindInsteadOfCount : CppRule
{
    public override string Id => "find-instead-of-count";

    public override string Title =>
        "Stop at the first element that is looked for instead of counting all";

    public override string Reason =>
        "Only whether there is one matters, which is known at the first.";

    public override IEnumerable<Fix> Find(FunctionCode code)
    {
        for (var at = code.Body + 1; at < code.Tokens.Count; at++)
        {
            var name =
                code.Has(at, "std", "::") ? at + 2
                : code.IsWord(at)
                && code.Std.Has(code.Tokens[at].Text)
                && !code.Is(at - 1, "::")
                && !code.Is(at - 1, ".")
                    ? at
                : -1;
            if (
                name > 0
                && code.IsWord(name)
                && code.Tokens[name].Text is "count" or "count_if"
                && code.Is(name + 1, "(")
                && Calls.Range(code, name + 2) is { } range
                && code.Find(name + 2) is { Type: { IsContainer: true, IsPointer: false } }
                && code.Is(name + 2 + Calls.RangeLength, ",")
                && Asked(code, at, code.Partner[name + 1] + 1) is var (any, to)
                && Fixed(code, name, range, any) is { } text
                && code.Replace(at, to, text) is { } change
            )
            {
                yield return new(change) { Headers = ["algorithm"] };
            }
        }
    }

    // Whether there is any, or none, and where the question ends.
    private static (bool Any, int To)? Asked(FunctionCode code, int at, int next)
    {
        var before = code.Tokens[at - 1].Text;
        var isFree = before is "(" or "&&" or "||" or "return" or "=" or "?" or ",";
        var (operation, number) = (code.Tokens[next].Text, code.Tokens[next + 1].Text);
        var isEnd =
            next + 2 < code.Tokens.Count
            && code.Tokens[next + 2].Text is ")" or "&&" or "||" or ";" or "?" or ",";
        return !isFree || !isEnd ? null
            : (operation, number) is (">" or "!=", "0") or (">=", "1") ? (true, next + 2)
            : (operation, number) is ("==", "0") ? (false, next + 2)
            : null;
    }

    private static string? Fixed(FunctionCode code, int name, string range, bool any)
    {
        var value = name + 2 + Calls.RangeLength + 1;
        var close = code.Partner[name + 1];
        var prefix = code.Is(name - 1, "::") ? "std::" : "";
        if (code.Is(name, "count"))
        {
            return Calls.IsPlain(code, value, close)
                ? $"{prefix}find({range}.begin(), {range}.end(), {code.Text(value, close)}) {(any ? "!=" : "==")} {range}.end()"
                : null;
        }

        return IsPure(code, value, close)
            ? $"{prefix}{(any ? "any" : "none")}_of({range}.begin(), {range}.end(), {code.Text(value, close)})"
            : null;
    }

    // A predicate that may be asked less often: a lambda that changes nothing.
    private static bool IsPure(FunctionCode code, int from, int to) =>
        code.Lambdas.FirstOrDefault(one => one.Open == from) is { } lambda
        && lambda.Close == to - 1
        && Confined.Is(code, lambda.Body + 1, lambda.Close)
        && !Enumerable
            .Range(lambda.Body, lambda.Close - lambda.Body)
            .Any(at =>
                code.Tokens[at].Kind == TokenKind.Operator
                && code.Tokens[at].Text is "=" or "++" or "--" or "+=" or "-="
            );
}
