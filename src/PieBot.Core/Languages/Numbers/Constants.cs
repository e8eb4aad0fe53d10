using System.Globalization;

namespace PieBot.Core.Languages.Numbers;

/// <summary>Makes one number of constants that are calculated with, such as <c>4 * 1024</c>: written out, a number may hide in them.</summary>
internal static class Constants
{
    // Those that bind closest come first.
    private static readonly string[][] Operators =
    [
        ["**"],
        ["*", "/", "//", "%"],
        ["+", "-"],
        ["<<", ">>"],
    ];

    // What else may stand before or after a whole value. Beside any other operator a run may be torn out of a longer one.
    private static readonly HashSet<string> Edges = new(StringComparer.Ordinal)
    {
        "",
        "=",
        ":=",
        "+=",
        "-=",
        "*=",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ";",
        ":",
        "?",
        "=>",
        "<",
        ">",
        "<=",
        ">=",
        "==",
        "!=",
        "&&",
        "||",
        "and",
        "or",
        "in",
        "if",
        "else",
        "for",
        "return",
    };

    public static IReadOnlyList<NumberToken> Folded(IReadOnlyList<NumberToken> statement)
    {
        var folded = new List<NumberToken>(statement.Count);
        for (var at = 0; at < statement.Count; at++)
        {
            var end = IsEdge(statement, at - 1) ? End(statement, at) : at + 1;
            if (end > at + 1 && IsEdge(statement, end))
            {
                var value = Value(statement.Skip(at).Take(end - at).ToList());
                folded.Add(new(value.ToString(CultureInfo.InvariantCulture), value));
                at = end - 1;
            }
            else
            {
                folded.Add(statement[at]);
            }
        }

        return folded;
    }

    private static bool IsEdge(IReadOnlyList<NumberToken> statement, int at) =>
        at < 0
        || at >= statement.Count
        || (statement[at].Value is null && Edges.Contains(statement[at].Text));

    // After the number, and all further ones that an operator joins to it.
    private static int End(IReadOnlyList<NumberToken> statement, int at)
    {
        while (
            statement[at].Value is not null
            && at + 2 < statement.Count
            && statement[at + 2].Value is not null
            && Operators.Any(level => statement[at + 1].Is(level))
        )
        {
            at += 2;
        }

        return at + 1;
    }

    private static double Value(List<NumberToken> run)
    {
        foreach (var level in Operators)
        {
            for (var at = 1; at < run.Count; )
            {
                if (!run[at].Is(level))
                {
                    at += 2;
                    continue;
                }

                var value = Value(run[at - 1].Value!.Value, run[at].Text, run[at + 1].Value!.Value);
                run.RemoveRange(at, 2);
                run[at - 1] = new("", value);
            }
        }

        return run[0].Value!.Value;
    }

    private static double Value(double one, string sign, double other) =>
        sign switch
        {
            "**" => Math.Pow(one, other),
            "*" => one * other,
            "/" or "//" => one / other,
            "%" => one % other,
            "+" => one + other,
            "-" => one - other,
            "<<" => one * Math.Pow(2, other),
            _ => one / Math.Pow(2, other),
        };
}
