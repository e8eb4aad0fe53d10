using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Mutants;

/// <summary>Finds statements in tokens without parsing them.</summary>
internal sealed class CppStatements(IReadOnlyList<CodeToken> tokens, int[] partner)
{
    // What is no plain expression, or leaves nothing to compile when it is gone.
    private static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        "return",
        "if",
        "else",
        "for",
        "while",
        "do",
        "switch",
        "case",
        "default",
        "break",
        "continue",
        "goto",
        "try",
        "catch",
        "using",
        "typedef",
        "const",
        "static",
        "auto",
        "public",
        "private",
        "protected",
    };

    /// <summary>Whether a statement begins with the token.</summary>
    public bool Begins(int at) =>
        tokens[at - 1] is { Kind: TokenKind.Operator, Text: ";" or "{" or "}" }
        && !IsInParentheses(at)
        && tokens[at].Text is not ("}" or "else" or "case" or "default" or "catch" or "while");

    /// <summary>An expression's statement that begins with the token, replaced by an empty one; null when none does.</summary>
    public Replacement? Dropped(int at)
    {
        if (!Begins(at) || Others.Contains(tokens[at].Text))
        {
            return null;
        }

        for (var one = at; one < tokens.Count; one++)
        {
            switch (tokens[one].Text)
            {
                case "(" or "[" when tokens[one].Kind == TokenKind.Operator:
                    one = partner[one];
                    break;
                case "{" or "}" when tokens[one].Kind == TokenKind.Operator:
                    return null;
                case ";":
                    return new(tokens[at].Start, tokens[one].Start - tokens[at].Start, "");
            }
        }

        return null;
    }

    // The parts of a for statement are parted by semicolons too.
    private bool IsInParentheses(int at)
    {
        for (var one = at - 1; one >= 0; one--)
        {
            if (tokens[one].Kind != TokenKind.Operator)
            {
                continue;
            }

            if (tokens[one].Text is ")" or "]" or "}")
            {
                one = partner[one];
            }
            else if (tokens[one].Text is "(" or "[" or "{")
            {
                return tokens[one].Text != "{";
            }
        }

        return false;
    }
}
