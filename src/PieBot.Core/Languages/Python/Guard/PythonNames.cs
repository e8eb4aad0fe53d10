using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Python.Guard;

/// <summary>Names that the body of a Python function binds.</summary>
internal static class PythonNames
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "False",
        "None",
        "True",
        "and",
        "as",
        "assert",
        "async",
        "await",
        "break",
        "class",
        "continue",
        "def",
        "del",
        "elif",
        "else",
        "except",
        "finally",
        "for",
        "from",
        "global",
        "if",
        "import",
        "in",
        "is",
        "lambda",
        "nonlocal",
        "not",
        "or",
        "pass",
        "raise",
        "return",
        "try",
        "while",
        "with",
        "yield",
    };

    public static IReadOnlyList<LocalName> Declared(IReadOnlyList<CodeToken> body)
    {
        var elsewhere = Elsewhere(body);
        var declared = new List<LocalName>();
        var depth = 0;
        var start = 0;
        for (var at = 0; at < body.Count; at++)
        {
            depth += body[at].Text switch
            {
                "(" or "[" or "{" when body[at].Kind == TokenKind.Operator => 1,
                ")" or "]" or "}" when body[at].Kind == TokenKind.Operator => -1,
                _ => 0,
            };
            if (IsBoundary(body, at, depth))
            {
                start = at + 1;
            }
            else if (body[at].Is("=") && depth == 0)
            {
                Targets(body, start, at, declared);
                start = at + 1;
            }
            else if (body[at].Is("for"))
            {
                Targets(body, at + 1, In(body, at), declared);
            }
            else if (
                IsName(body[at])
                && (
                    (at > 0 && body[at - 1].Is("as") && !IsImport(body, at))
                    || (at + 1 < body.Count && body[at + 1].Is(":="))
                )
            )
            {
                declared.Add(new(body[at].Text, 0, body.Count));
            }
        }

        return declared.Where(one => !elsewhere.Contains(one.Name)).ToList();
    }

    /// <summary>Whether a word names an argument of a call: <c>f(name=value)</c>.</summary>
    public static bool IsArgument(IReadOnlyList<CodeToken> body, int at) =>
        at > 0
        && at + 1 < body.Count
        && body[at + 1].Is("=")
        && (body[at - 1].Is("(") || body[at - 1].Is(","))
        && Depth(body, at) > 0;

    private static int Depth(IReadOnlyList<CodeToken> body, int to)
    {
        var depth = 0;
        for (var at = to - 1; at >= 0 && body[at].Kind != TokenKind.NewLine; at--)
        {
            depth += body[at].Text switch
            {
                "(" or "[" or "{" => 1,
                ")" or "]" or "}" => -1,
                _ => 0,
            };
        }

        return depth;
    }

    // The words between two places that are names and not parts of something else.
    private static void Targets(
        IReadOnlyList<CodeToken> body,
        int from,
        int to,
        List<LocalName> declared
    )
    {
        for (var at = from; at < to; at++)
        {
            if (
                IsName(body[at])
                && (
                    at == from
                    || body[at - 1].Text is "," or "(" or "*"
                    || (body[at - 1].Text == "[" && at - 1 == from)
                )
                && (at + 1 == to || body[at + 1].Text is "," or ")" or "]" or ":")
            )
            {
                declared.Add(new(body[at].Text, 0, body.Count));
            }

            // What follows a colon is the type of what stands before it.
            if (body[at].Is(":"))
            {
                return;
            }
        }
    }

    private static bool IsBoundary(IReadOnlyList<CodeToken> body, int at, int depth) =>
        body[at].Kind is TokenKind.NewLine or TokenKind.Indent or TokenKind.Dedent
        || (depth == 0 && body[at].Is(";"))
        || (depth == 0 && at == 0 && body[at].Is(":"));

    private static int In(IReadOnlyList<CodeToken> body, int at)
    {
        while (at < body.Count && !body[at].Is("in") && body[at].Kind != TokenKind.NewLine)
        {
            at++;
        }

        return at;
    }

    private static bool IsImport(IReadOnlyList<CodeToken> body, int at)
    {
        while (--at >= 0 && body[at].Kind is TokenKind.Word or TokenKind.Operator)
        {
            if (at >= 0 && body[at].Is("import"))
            {
                return true;
            }
        }

        return false;
    }

    private static HashSet<string> Elsewhere(IReadOnlyList<CodeToken> body)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < body.Count; at++)
        {
            if (body[at].Is("global") || body[at].Is("nonlocal"))
            {
                for (at++; at < body.Count && body[at].Kind != TokenKind.NewLine; at++)
                {
                    names.Add(body[at].Text);
                }
            }
        }

        return names;
    }

    private static bool IsName(CodeToken token) =>
        token.Kind == TokenKind.Word && !Keywords.Contains(token.Text);
}
