using PieBot.Core.Languages.Cpp.Rules.Code;

namespace PieBot.Core.Languages.Cpp.Rules.Containers;

/// <summary><c>for (int i = 0; i &lt; n; ++i)</c>, or up to <c>v.size()</c>, whose body leaves <c>i</c> alone.</summary>
/// <param name="Bound">n; null where it is the size of something.</param>
/// <param name="Size">v.</param>
internal sealed record CountedLoop(Variable? Bound, Variable? Size)
{
    /// <summary>Null for any other loop.</summary>
    public static CountedLoop? Of(FunctionCode code, Loop loop)
    {
        var close = code.Partner[loop.Open];
        if (
            code.Types.Read(loop.Open + 1, close)
                is not { Type: { IsInteger: true, IsValue: true }, Next: var name }
            || !code.Has(name + 1, "=")
            || code.Tokens[name + 2].Text != "0"
            || !code.Is(name + 3, ";")
            || code.Find(name) is not { } index
            || code.Find(name + 4) != index
            || !code.Is(name + 5, "<")
            || !IsStep(code, close, index)
            || !Reads.Only(code, index, loop.From, loop.To)
        )
        {
            return null;
        }

        var bound = name + 6;
        var end = close - 3;
        if (code.Find(bound) is not { Type.IsPointer: false } limit || !code.Is(end, ";"))
        {
            return null;
        }

        return limit.Type.IsInteger && end == bound + 1 ? new(limit, null)
            : limit.Type.IsContainer
            && code.Has(bound + 1, ".", "size", "(", ")")
            && end == bound + 5
                ? new(null, limit)
            : null;
    }

    // ++i or i++
    private static bool IsStep(FunctionCode code, int close, Variable index) =>
        code.Find(close - 1) == index && code.Is(close - 2, "++")
        || code.Find(close - 2) == index && code.Is(close - 1, "++");
}
