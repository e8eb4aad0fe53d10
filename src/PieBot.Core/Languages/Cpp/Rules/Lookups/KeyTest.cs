using PieBot.Core.Languages.Cpp.Rules.Code;

namespace PieBot.Core.Languages.Cpp.Rules.Lookups;

/// <summary>A test whether a key is in a map or a set: <c>m.count(k)</c>, <c>m.find(k) == m.end()</c>, <c>!m.contains(k)</c>.</summary>
/// <param name="At">The first token of it.</param>
/// <param name="To">Behind the last one.</param>
/// <param name="Found">Whether it is true where the key is there.</param>
/// <param name="Key">Tokens of the key.</param>
internal sealed record KeyTest(
    Variable Container,
    int At,
    int To,
    bool Found,
    (int From, int To) Key
)
{
    /// <summary>The test that begins at a token; null where there is none, or its key is no plain value.</summary>
    public static KeyTest? Read(FunctionCode code, int at)
    {
        var isNegated = code.Is(at, "!");
        var name = isNegated ? at + 1 : at;
        if (
            Calls.Method(code, name) is not { Method: "count" or "contains" or "find" } call
            || code.Find(name) is not { Type: { IsPointer: false } } container
            || !(container.Type.IsMap || container.Type.IsSet)
            || !Calls.IsPlain(code, call.Open + 1, call.Close)
        )
        {
            return null;
        }

        var next = call.Close + 1;
        var key = (call.Open + 1, call.Close);
        if (call.Method == "find")
        {
            return
                !isNegated
                && (code.Is(next, "==") || code.Is(next, "!="))
                && code.Find(next + 1) == container
                && code.Has(next + 2, ".", "end", "(", ")")
                ? new(container, at, next + 6, code.Is(next, "!="), key)
                : null;
        }

        if (isNegated || call.Method == "contains")
        {
            return new(container, at, next, !isNegated, key);
        }

        var number = next + 1 < code.Tokens.Count ? code.Tokens[next + 1].Text : "";
        return code.IsOperator(next)
            ? (code.Tokens[next].Text, number) switch
            {
                (">" or "!=", "0") or ("==" or ">=", "1") => new(
                    container,
                    at,
                    next + 2,
                    true,
                    key
                ),
                ("==" or "<=", "0") => new(container, at, next + 2, false, key),
                (")" or "&&" or "||" or "?", _) => new(container, at, next, true, key),
                _ => null,
            }
            : null;
    }

    /// <summary>Whether the key and the container are the same throughout a range of tokens.</summary>
    public bool Holds(FunctionCode code, int from, int to)
    {
        if (code.Mentions(Container).Any(at => code.IsCaptured(Container, at)))
        {
            return false;
        }

        var isLiteral = Key.To == Key.From + 1 && !code.IsWord(Key.From);
        var root = isLiteral ? null : code.Find(Key.From);
        if (!isLiteral && (root is null || !Reads.Only(code, root, from, to)))
        {
            return false;
        }

        var isOwn =
            Container.IsOwn && (isLiteral || Key.To == Key.From + 1 && root is { IsOwn: true });
        return (
                isOwn && (root is null || !code.Mentions(root).Any(at => code.IsCaptured(root, at)))
                || Confined.Is(code, from, to)
            ) && IndexesHold(code, from, to);
    }

    // k in m[a[k]]
    private bool IndexesHold(FunctionCode code, int from, int to) =>
        Enumerable
            .Range(Key.From + 1, Key.To - Key.From - 1)
            .Select(code.Find)
            .OfType<Variable>()
            .All(one => Reads.Only(code, one, from, to));
}
