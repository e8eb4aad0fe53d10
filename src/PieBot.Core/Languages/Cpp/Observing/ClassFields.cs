using PieBot.Core.Languages.Cpp.Members;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Observing;

/// <summary>The fields that the definition of a class declares.</summary>
internal static class ClassFields
{
    private static readonly HashSet<string> NoField = new(StringComparer.Ordinal)
    {
        "using",
        "typedef",
        "friend",
        "static",
        "template",
        "enum",
        "class",
        "struct",
        "union",
        "constexpr",
        "operator",
    };

    /// <param name="type">Name of the class.</param>
    /// <param name="function">One of its own that works on them.</param>
    /// <returns>None where the function is static; null when the class is not defined here.</returns>
    public static IReadOnlyList<(string Name, bool Public)>? Of(
        IReadOnlyList<CodeToken> tokens,
        string type,
        string function
    )
    {
        for (var at = 0; at + 1 < tokens.Count; at++)
        {
            if (
                (tokens[at].Is("class") || tokens[at].Is("struct"))
                && tokens[at + 1].Is(type)
                && Opening(tokens, at + 2) is { } open
            )
            {
                return Fields(tokens, open, tokens[at].Is("struct"), function);
            }
        }

        return null;
    }

    private static int? Opening(IReadOnlyList<CodeToken> tokens, int at)
    {
        while (at < tokens.Count && !tokens[at].Is(";") && !tokens[at].Is("("))
        {
            if (tokens[at].Is("{"))
            {
                return at;
            }

            at++;
        }

        return null;
    }

    private static List<(string Name, bool Public)>? Fields(
        IReadOnlyList<CodeToken> tokens,
        int open,
        bool isPublic,
        string function
    )
    {
        var fields = new List<(string Name, bool Public)>();
        var statement = new List<CodeToken>();
        for (var at = open + 1; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (token.Is("}"))
            {
                return fields;
            }

            if (
                (token.Is("public") || token.Is("private") || token.Is("protected"))
                && at + 1 < tokens.Count
                && tokens[at + 1].Is(":")
            )
            {
                isPublic = token.Is("public");
                statement.Clear();
                at++;
            }
            else if (token.Is("{"))
            {
                statement.Add(token);
                at = Closing(tokens, at);
                // A function's body ends it; an initializer does not.
                if (statement.Exists(one => one.Is("(")) && !IsStaticOf(statement, function))
                {
                    statement.Clear();
                }
            }
            else if (token.Is(";"))
            {
                if (IsStaticOf(statement, function))
                {
                    return [];
                }

                fields.AddRange(Names(statement).Select(name => (name, isPublic)));
                statement.Clear();
            }
            else
            {
                statement.Add(token);
            }

            if (IsStaticOf(statement, function))
            {
                return [];
            }
        }

        return null;
    }

    private static bool IsStaticOf(List<CodeToken> statement, string function) =>
        statement.Exists(token => token.Is("static"))
        && statement
            .Zip(statement.Skip(1))
            .Any(pair => pair.First.Is(function) && pair.Second.Is("("));

    private static int Closing(IReadOnlyList<CodeToken> tokens, int at)
    {
        var depth = 0;
        for (; at < tokens.Count; at++)
        {
            depth +=
                tokens[at].Is("{") ? 1
                : tokens[at].Is("}") ? -1
                : 0;
            if (depth == 0)
            {
                break;
            }
        }

        return at;
    }

    // What a statement of a class declares, unless it is a function or a type.
    private static IEnumerable<string> Names(List<CodeToken> statement)
    {
        if (
            statement.Count < 2
            || statement.Exists(token => token.Is("(") || NoField.Contains(token.Text))
        )
        {
            yield break;
        }

        var depth = 0;
        CodeToken? last = null;
        var named = false;
        foreach (var token in statement)
        {
            depth += Angles.Step(token);
            if (depth > 0)
            {
                continue;
            }

            if (!named && (token.Is("=") || token.Is("{") || token.Is("[") || token.Is(":")))
            {
                named = true;
                if (last is { } name)
                {
                    yield return name.Text;
                }
            }
            else if (token.Is(","))
            {
                if (!named && last is { } name)
                {
                    yield return name.Text;
                }

                (named, last) = (false, null);
            }
            else if (token.Kind == TokenKind.Word && !named)
            {
                last = token;
            }
        }

        if (!named && last is { } final)
        {
            yield return final.Text;
        }
    }
}
