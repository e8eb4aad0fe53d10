using PieBot.Core.Languages.Cpp.Rules.Code;

namespace PieBot.Core.Languages.Cpp.Rules.Lookups;

/// <summary><c>if (m.count(k)) use(m[k]);</c> → one <c>find</c> before it.</summary>
internal sealed class MapFindOnce : CppRule
{
    private static readonly string[] Names = ["found", "match", "entry"];

    public override string Id => "map-find-once";

    public override string Title => "Look the key up once and use what was found";

    public override string Reason =>
        "The test and each use after it search the map for the same key again.";

    public override IEnumerable<Fix> Find(FunctionCode code)
    {
        var names = new Queue<string>(Names.Where(name => code.Fresh(name) is not null));
        for (var at = code.Body + 1; at < code.Tokens.Count && names.Count > 0; at++)
        {
            if (Use(code, at) is { } use && Fixed(code, use, names.Peek()) is { } fix)
            {
                names.Dequeue();
                yield return fix;
            }
        }
    }

    /// <param name="Statement">A find can be put before it.</param>
    /// <param name="From">From here to <paramref name="To"/> the key is there.</param>
    private sealed record TestedUse(KeyTest Test, int Statement, int From, int To);

    private static TestedUse? Use(FunctionCode code, int at)
    {
        if (
            code.Is(at, "if")
            && code.Is(at + 1, "(")
            && code.Statements.IsInBlock(at, code.Parent[at])
        )
        {
            return KeyTest.Read(code, at + 2) is { } test && test.Container.Type.IsMap
                ? Condition(code, at, test)
                : null;
        }

        // return m.count(k) ? m[k] : 0;
        if (
            KeyTest.Read(code, at) is { Found: true } chosen
            && chosen.Container.Type.IsMap
            && code.Is(chosen.To, "?")
        )
        {
            var statement = code.Statements.Start(at);
            var isWhole =
                code.Is(statement, "return") && at == statement + 1
                || code.Is(at - 1, "=")
                    && code.Variables.Any(one => one.Start == statement && one.At == at - 2);
            return
                isWhole
                && code.Statements.IsInBlock(statement, code.Parent[statement])
                && Colon(code, chosen.To + 1) is { } colon
                ? new(chosen, statement, chosen.To + 1, colon)
                : null;
        }

        return null;
    }

    private static TestedUse? Condition(FunctionCode code, int at, KeyTest test)
    {
        var close = code.Partner[at + 1];
        var then = code.Statements.End(close + 1);
        if (test.Found)
        {
            var isFirst =
                test.To == close || code.Is(test.To, "&&") && !HasOr(code, test.To, close);
            return isFirst ? new(test, at, test.To, then) : null;
        }

        if (test.To != close)
        {
            return null;
        }

        return code.Is(then, "else") ? new(test, at, then + 1, code.Statements.End(then + 1))
            : Jumps.Ends(code, close + 1, then) ? new(test, at, then, code.Partner[code.Parent[at]])
            : null;
    }

    private static bool HasOr(FunctionCode code, int from, int to) =>
        Enumerable
            .Range(from, to - from)
            .Any(at =>
                code.Is(at, "||") && code.Parent[at] == code.Parent[from] || code.Is(at, "?")
            );

    private static int? Colon(FunctionCode code, int from)
    {
        for (var at = from; at < code.Tokens.Count && !code.Is(at, ";") && !code.Is(at, "?"); at++)
        {
            if (code.Is(at, ":") && code.Parent[at] == code.Parent[from])
            {
                return at;
            }
        }

        return null;
    }

    private static Fix? Fixed(FunctionCode code, TestedUse use, string name)
    {
        var test = use.Test;
        var map = test.Container;
        var key = code.Plain(test.Key.From, test.Key.To);
        var changes = new List<Change?>
        {
            code.Before(
                use.Statement,
                $"const auto {name} = {map.Name}.find({code.Text(test.Key.From, test.Key.To)});"
            ),
            code.Replace(test.At, test.To, $"{name} {(test.Found ? "!=" : "==")} {map.Name}.end()"),
        };
        foreach (var at in code.Mentions(map, use.From, use.To))
        {
            var open =
                code.Is(at + 1, "[") ? at + 1
                : code.Has(at + 1, ".", "at", "(") ? at + 3
                : -1;
            if (open < 0 || code.Plain(open + 1, code.Partner[open]) != key)
            {
                return null;
            }

            changes.Add(code.Replace(at, code.Partner[open] + 1, $"{name}->second"));
        }

        return changes.Count > 2 && !changes.Contains(null) && test.Holds(code, use.From, use.To)
            ? new(changes.OfType<Change>().ToList())
            : null;
    }
}
