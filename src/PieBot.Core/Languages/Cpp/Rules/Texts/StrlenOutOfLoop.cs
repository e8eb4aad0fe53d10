using PieBot.Core.Languages.Cpp.Rules.Code;

namespace PieBot.Core.Languages.Cpp.Rules.Texts;

/// <summary><c>for (...; i &lt; strlen(s); ...)</c>: the length of a text that stays as it is, taken once before the loop.</summary>
internal sealed class StrlenOutOfLoop : CppRule
{
    public override string Id => "strlen-out-of-loop";

    public override string Title => "Take the text's length once before the loop";

    public override string Reason =>
        "Each round walks the whole text to find its end, which does not move.";

    public override IEnumerable<Fix> Find(FunctionCode code)
    {
        var names = new Queue<string>(
            ((string[])["length", "count", "end"]).Where(name => code.Fresh(name) is not null)
        );
        foreach (var loop in code.Loops)
        {
            if (
                names.Count > 0
                && code.Is(loop.At, "for")
                && code.Statements.IsInBlock(loop.At, code.Parent[loop.At])
                && Condition(code, loop) is var (from, to)
                && Text(code, from, to) is { } text
                && IsKept(code, loop, text)
                && code.Replace(from, to, names.Peek()) is { } change
            )
            {
                var type = code.Is(from, "std") ? "std::size_t" : "size_t";
                yield return new(
                    code.Before(
                        loop.At,
                        $"const {type} {names.Dequeue()} = {code.Text(from, to)};"
                    ),
                    change
                );
            }
        }
    }

    // strlen(s) in "i < strlen(s)" or "i < (int)strlen(s)".
    private static (int From, int To)? Condition(FunctionCode code, Loop loop)
    {
        var close = code.Partner[loop.Open];
        var ends = Enumerable
            .Range(loop.Open + 1, close - loop.Open - 1)
            .Where(at => code.Is(at, ";") && code.Parent[at] == loop.Open)
            .ToList();
        if (
            ends is not [var first, var second]
            || !code.IsWord(first + 1)
            || !code.Is(first + 2, "<")
        )
        {
            return null;
        }

        var from = code.Has(first + 3, "(", "int", ")") ? first + 6 : first + 3;
        return from < second ? (from, second) : null;
    }

    private static Variable? Text(FunctionCode code, int from, int to)
    {
        var name = code.Has(from, "std", "::") ? from + 2 : from;
        return code.Has(name, "strlen", "(") && code.Partner[name + 1] == name + 3 && to == name + 4
            ? code.Find(name + 2)
            : null;
    }

    // A parameter that is never set, and a loop that writes to nothing but the function's own objects.
    private static bool IsKept(FunctionCode code, Loop loop, Variable text) =>
        text is { Kind: VariableKind.Parameter, Type: { Name: "char", Suffix: "*" } }
        && Confined.Is(code, loop.Open, loop.To)
        && code.Mentions(text)
            .All(at =>
                code.Is(code.Parent[at], "(") && code.Is(code.Parent[at] - 1, "strlen")
                || Reads.Is(code, at)
            );
}
