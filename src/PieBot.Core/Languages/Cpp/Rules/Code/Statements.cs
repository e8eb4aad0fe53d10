using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Rules.Code;

/// <summary>Where statements begin and end.</summary>
internal sealed class Statements(IReadOnlyList<CodeToken> tokens, int[] partner)
{
    /// <summary>The token behind the statement that begins here.</summary>
    public int End(int at)
    {
        if (at >= tokens.Count)
        {
            return tokens.Count;
        }

        switch (tokens[at].Text)
        {
            case "{" when tokens[at].Kind == TokenKind.Operator:
                return partner[at] + 1;
            case "if" when Head(at) is { } open:
                var then = End(partner[open] + 1);
                return Is(then, "else") ? End(then + 1) : then;
            case "for" or "while" or "switch" when Head(at) is { } open:
                return End(partner[open] + 1);
            case "do":
                return Simple(End(at + 1));
            case "try" when Is(at + 1, "{"):
                return Handlers(partner[at + 1] + 1);
            case "case" or "default":
                return End(Label(at) + 1);
            default:
                return Simple(at);
        }
    }

    /// <summary>The parenthesis of a keyword's condition; null where there is none.</summary>
    public int? Head(int at) =>
        Is(at + 1, "(") ? at + 1
        : Is(at + 1, "constexpr") && Is(at + 2, "(") ? at + 2
        : null;

    /// <summary>Whether a statement begins at a token whose place another statement could take: right within braces.</summary>
    public bool IsInBlock(int at, int parent) =>
        parent >= 0
        && tokens[parent].Is("{")
        // Cases would jump over what is declared there.
        && !(
            parent > 1 && tokens[parent - 1].Is(")") && tokens[partner[parent - 1] - 1].Is("switch")
        )
        && at > 0
        && tokens[at - 1].Kind == TokenKind.Operator
        && tokens[at - 1].Text is ";" or "{" or "}"
        // do x(); while (y);
        && !tokens[at].Is("while");

    /// <summary>All loops, outer ones before inner ones.</summary>
    public IEnumerable<Loop> Loops(int from)
    {
        for (var at = from; at < tokens.Count; at++)
        {
            if (tokens[at].Kind != TokenKind.Word)
            {
                continue;
            }

            if (tokens[at].Text is "for" or "while" && Is(at + 1, "("))
            {
                var body = partner[at + 1] + 1;
                yield return new(at, at + 1, body, End(body));
            }
            else if (tokens[at].Is("do") && Is(at + 1, "{"))
            {
                yield return new(at, at + 1, at + 1, End(at));
            }
        }
    }

    /// <summary>The first token of the simple statement around a token.</summary>
    public int Start(int at)
    {
        while (at > 0)
        {
            var before = tokens[at - 1];
            if (before.Kind == TokenKind.Operator && before.Text is ";" or "{" or "}")
            {
                // A brace may close a list of values: { 1, 2 } + x; such statements are left where they seem to begin.
                break;
            }

            if (before.Kind == TokenKind.Operator && before.Text is ")" or "]")
            {
                var open = partner[at - 1];
                if (
                    before.Is(")")
                    && open > 0
                    && tokens[open - 1].Text is "if" or "for" or "while" or "switch"
                )
                {
                    break;
                }

                at = open;
            }
            else if (before.Kind == TokenKind.Operator && before.Text is "(" or "[")
            {
                at--;
            }
            else if (before.Is("else") || before.Is("do"))
            {
                break;
            }
            else
            {
                at--;
            }
        }

        return at;
    }

    private int Handlers(int at)
    {
        while (Is(at, "catch") && Is(at + 1, "(") && Is(partner[at + 1] + 1, "{"))
        {
            at = partner[partner[at + 1] + 1] + 1;
        }

        return at;
    }

    private int Label(int at)
    {
        while (at < tokens.Count && !tokens[at].Is(":"))
        {
            at++;
        }

        return at;
    }

    private int Simple(int at)
    {
        for (; at < tokens.Count; at++)
        {
            if (tokens[at].Kind != TokenKind.Operator)
            {
                continue;
            }

            if (tokens[at].Text is "(" or "[" or "{")
            {
                at = partner[at];
            }
            else if (tokens[at].Text == ";")
            {
                return at + 1;
            }
            else if (tokens[at].Text is "}" or ")" or "]")
            {
                return at;
            }
        }

        return tokens.Count;
    }

    private bool Is(int at, string text) => at < tokens.Count && tokens[at].Is(text);
}
