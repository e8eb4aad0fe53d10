using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Rules.Code;

/// <summary>A call of a variable's member function: <c>name.method(...)</c>.</summary>
/// <param name="Open">The parenthesis of its arguments.</param>
/// <param name="Close">The one that ends them.</param>
internal sealed record MethodCall(int At, string Method, int Open, int Close)
{
    public bool HasArguments => Close > Open + 1;
}

/// <summary>Reads calls and what they are given.</summary>
internal static class Calls
{
    /// <summary>The call that begins at a name; null where there is none.</summary>
    public static MethodCall? Method(FunctionCode code, int at) =>
        code.IsWord(at) && code.Is(at + 1, ".") && code.IsWord(at + 2) && code.Is(at + 3, "(")
            ? new(at, code.Tokens[at + 2].Text, at + 3, code.Partner[at + 3])
            : null;

    /// <summary>First tokens of the arguments and the tokens behind them; null where commas may be part of types.</summary>
    public static IReadOnlyList<(int From, int To)>? Arguments(FunctionCode code, int open)
    {
        var close = code.Partner[open];
        var arguments = new List<(int, int)>();
        var start = open + 1;
        var hasAngle = false;
        for (var at = start; at <= close; at++)
        {
            if (at == close || code.Is(at, ","))
            {
                if (hasAngle && at != close)
                {
                    return null;
                }

                if (at > start)
                {
                    arguments.Add((start, at));
                }

                start = at + 1;
            }
            else if (code.IsOperator(at) && code.Tokens[at].Text is "(" or "[" or "{")
            {
                at = code.Partner[at];
            }
            else
            {
                hasAngle |= code.Is(at, "<");
            }
        }

        return hasAngle && arguments.Count > 1 ? null : arguments;
    }

    /// <summary><c>name.begin(), name.end()</c> at a place: the name; null where something else stands there.</summary>
    public static string? Range(FunctionCode code, int at) =>
        code.IsWord(at)
        && code.Has(at + 1, ".", "begin", "(", ")", ",")
        && code.Is(at + 6, code.Tokens[at].Text)
        && code.Has(at + 7, ".", "end", "(", ")")
            ? code.Tokens[at].Text
            : null;

    /// <summary>Tokens of a <see cref="Range"/>.</summary>
    public const int RangeLength = 11;

    /// <summary>Whether tokens are one value without a call: a name or a literal, a field or an element of one.</summary>
    public static bool IsPlain(FunctionCode code, int from, int to)
    {
        if (from >= to)
        {
            return false;
        }

        if (code.Tokens[from].Kind is TokenKind.Text or TokenKind.Number)
        {
            return to == from + 1;
        }

        if (!code.IsWord(from))
        {
            return false;
        }

        var at = from + 1;
        while (at < to)
        {
            if (code.Is(at, "[") && code.Partner[at] < to && IsSum(code, at + 1, code.Partner[at]))
            {
                at = code.Partner[at] + 1;
            }
            else if (
                code.IsOperator(at)
                && code.Tokens[at].Text is "." or "->"
                && code.IsWord(at + 1)
                && at + 1 < to
            )
            {
                at += 2;
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    // i, i + 1, j - i
    private static bool IsSum(FunctionCode code, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            var isValue = (at - from) % 2 == 0;
            if (isValue ? code.IsOperator(at) : !code.Is(at, "+") && !code.Is(at, "-"))
            {
                return false;
            }
        }

        return (to - from) % 2 == 1;
    }
}
