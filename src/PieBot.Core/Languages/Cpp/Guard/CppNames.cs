using PieBot.Core.Languages.Cpp.Members;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Guard;

/// <summary>Names that the body of a C++ function declares where a statement begins, or a condition.</summary>
internal static class CppNames
{
    private static readonly HashSet<string> NoTypes = new(StringComparer.Ordinal)
    {
        "return",
        "delete",
        "throw",
        "goto",
        "new",
        "case",
        "default",
        "else",
        "do",
        "break",
        "continue",
        "using",
        "namespace",
        "typedef",
        "if",
        "for",
        "while",
        "switch",
        "catch",
        "try",
        "sizeof",
        "operator",
        "co_return",
        "co_await",
        "co_yield",
        "public",
        "private",
        "protected",
        "template",
        "extern",
    };

    private static readonly HashSet<string> Qualifiers = new(StringComparer.Ordinal)
    {
        "const",
        "static",
        "constexpr",
        "volatile",
        "register",
        "thread_local",
        "struct",
        "class",
        "enum",
        "unsigned",
        "signed",
        "long",
        "short",
    };

    public static IReadOnlyList<LocalName> Declared(IReadOnlyList<CodeToken> body)
    {
        if (Brackets.Match(body) is not { } partner)
        {
            return [];
        }

        var declared = new List<LocalName>();
        for (var at = 1; at < body.Count; at++)
        {
            var inCondition =
                body[at - 1].Is("(")
                && at > 1
                && body[at - 2].Text is "for" or "if" or "while" or "switch" or "catch";
            if (inCondition || body[at - 1].Text is ";" or "{" or "}" or ":")
            {
                var end = inCondition
                    ? EndOfStatement(body, partner, partner[at - 1])
                    : EndOfBlock(body, partner, at);
                foreach (var name in Names(body, partner, at))
                {
                    declared.Add(new(body[name].Text, name, end));
                }
            }
        }

        return declared;
    }

    // Places of the names that a declaration at a place introduces.
    private static IEnumerable<int> Names(IReadOnlyList<CodeToken> body, int[] partner, int at)
    {
        if (Type(body, partner, at) is not { } name || name >= body.Count)
        {
            yield break;
        }

        if (body[name].Is("["))
        {
            for (var one = name + 1; one < partner[name]; one++)
            {
                if (body[one].Kind == TokenKind.Word)
                {
                    yield return one;
                }
            }

            yield break;
        }

        if (
            body[name].Kind == TokenKind.Word
            && name + 1 < body.Count
            && body[name + 1].Text is "=" or ";" or "{" or "(" or ":" or "[" or "," or ")"
        )
        {
            yield return name;
        }
    }

    // After the type of a declaration: where its name should stand; null when there is no type.
    private static int? Type(IReadOnlyList<CodeToken> body, int[] partner, int at)
    {
        var words = 0;
        for (; at < body.Count; at++)
        {
            var token = body[at];
            if (token.Is("<") && words > 0)
            {
                at = Angles.Close(body, partner, at, body.Count) ?? body.Count;
            }
            else if (token.Is("::"))
            {
                words = 0;
            }
            else if (token.Kind == TokenKind.Word && Qualifiers.Contains(token.Text))
            {
                words = token.Text is "unsigned" or "signed" or "long" or "short" ? 1 : words;
            }
            else if (token.Kind == TokenKind.Word && NoTypes.Contains(token.Text))
            {
                return null;
            }
            else if (token.Kind == TokenKind.Word && (words == 0 || CppWords.IsBuiltIn(token.Text)))
            {
                words++;
            }
            else if (words > 0 && token.Text is "*" or "&" or "&&" or "const")
            {
                continue;
            }
            else
            {
                return
                    words > 0
                    && (
                        token.Kind == TokenKind.Word
                        || token.Is("[") && body[at - 1].Text is "auto" or "&" or "&&"
                    )
                    ? at
                    : null;
            }
        }

        return null;
    }

    private static int EndOfBlock(IReadOnlyList<CodeToken> body, int[] partner, int at)
    {
        for (var one = at; one < body.Count; one++)
        {
            if (body[one].Is("{") || body[one].Is("("))
            {
                one = partner[one];
            }
            else if (body[one].Is("}"))
            {
                return one;
            }
        }

        return body.Count;
    }

    // Of a statement whose condition is closed here.
    private static int EndOfStatement(IReadOnlyList<CodeToken> body, int[] partner, int close)
    {
        for (var one = close + 1; one < body.Count; one++)
        {
            if (body[one].Is("{"))
            {
                return partner[one];
            }

            if (body[one].Is(";"))
            {
                return one;
            }

            if (body[one].Is("("))
            {
                one = partner[one];
            }
        }

        return body.Count;
    }
}
