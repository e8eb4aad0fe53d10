using PieBot.Core.Languages.Cpp.Rules.Code;

namespace PieBot.Core.Languages.Cpp.Rules.Lookups;

/// <summary><c>if (!seen.count(x)) { seen.insert(x); ... }</c> → <c>if (seen.insert(x).second) { ... }</c>.</summary>
internal sealed class SetInsertOnce : CppRule
{
    public override string Id => "set-insert-once";

    public override string Title => "Insert the key and ask whether it was new, in one search";

    public override string Reason =>
        "The set is searched for the key once to test it and once more to insert it.";

    public override IEnumerable<Fix> Find(FunctionCode code)
    {
        for (var at = code.Body + 1; at < code.Tokens.Count; at++)
        {
            if (
                code.Is(at, "if")
                && code.Is(at + 1, "(")
                && Test(code, at + 1) is { } test
                && test.Container.Type.IsSet
                && (test.Found ? Skipped(code, at, test) : Guarded(code, at, test)) is { } fix
            )
            {
                yield return fix;
            }
        }
    }

    // The last of conditions that must all hold.
    private static KeyTest? Test(FunctionCode code, int open)
    {
        var close = code.Partner[open];
        for (var at = open + 1; at < close; at++)
        {
            if (
                code.Parent[at] == open
                && (code.Is(at, "||") || code.Is(at, "?") || code.Is(at, "=") || code.Is(at, ";"))
            )
            {
                return null;
            }
        }

        for (var at = open + 1; at < close; at++)
        {
            if (
                (at == open + 1 || code.Is(at - 1, "&&") && code.Parent[at] == open)
                && KeyTest.Read(code, at) is { } test
                && test.To == close
            )
            {
                return test;
            }
        }

        return null;
    }

    // if (!s.count(k)) { s.insert(k); ... }
    private static Fix? Guarded(FunctionCode code, int at, KeyTest test)
    {
        var close = code.Partner[at + 1];
        var isBlock = code.Is(close + 1, "{");
        var insert = isBlock ? close + 2 : close + 1;
        if (Inserted(code, insert, test) is not { } end)
        {
            return null;
        }

        var then = code.Statements.End(close + 1);
        var isAll = (isBlock ? end == then - 1 : end == then) && !code.Is(then, "else");
        if (isAll)
        {
            return test.At == at + 2 && code.Replace(at, then, code.Text(insert, end)) is { } whole
                ? new(whole)
                : null;
        }

        return
            isBlock
            && code.Replace(test.At, test.To, $"{code.Text(insert, end - 1)}.second") is { } asked
            && code.Remove(insert, end) is { } removed
            ? new(asked, removed)
            : null;
    }

    // if (s.count(k)) continue; s.insert(k);
    private static Fix? Skipped(FunctionCode code, int at, KeyTest test)
    {
        var close = code.Partner[at + 1];
        var then = code.Statements.End(close + 1);
        return
            test.At == at + 2
            && code.Statements.IsInBlock(at, code.Parent[at])
            && Jumps.Ends(code, close + 1, then)
            && !code.Mentions(test.Container, close, then).Any()
            && Inserted(code, then, test) is { } end
            && code.Replace(test.At, test.To, $"!{code.Text(then, end - 1)}.second") is { } asked
            && code.Remove(then, end) is { } removed
            ? new(asked, removed)
            : null;
    }

    // Behind "s.insert(k);".
    private static int? Inserted(FunctionCode code, int at, KeyTest test) =>
        Calls.Method(code, at) is { Method: "insert" or "emplace" } call
        && code.Find(at) == test.Container
        && code.Plain(call.Open + 1, call.Close) == code.Plain(test.Key.From, test.Key.To)
        && code.Is(call.Close + 1, ";")
            ? call.Close + 2
            : null;
}
