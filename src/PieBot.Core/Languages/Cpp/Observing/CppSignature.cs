using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Observing;

/// <summary>What stands before a function's body, as far as its calls can be noted.</summary>
/// <param name="Returns">The type as written; <c>void</c>, <c>auto</c> and <c>decltype(auto)</c> included.</param>
/// <param name="Parameters">Names of those that have one.</param>
/// <param name="HasReceiver">Whether it may belong to an object.</param>
internal sealed record CppSignature(
    string Returns,
    IReadOnlyList<string> Parameters,
    bool HasReceiver
)
{
    private static readonly HashSet<string> Specifiers = new(StringComparer.Ordinal)
    {
        "static",
        "inline",
        "virtual",
        "friend",
        "extern",
        "explicit",
    };

    private static readonly HashSet<string> Later = new(StringComparer.Ordinal)
    {
        "function",
        "move_only_function",
        "future",
        "shared_future",
        "packaged_task",
        "generator",
        "task",
        "ranges",
        "views",
        "view",
    };

    /// <summary>Whether the type that is returned works when it is asked, as far as its name tells.</summary>
    public bool ReturnsLater =>
        Returns
            .Split([' ', ':', '<', '>', ',', '*', '&', '(', ')'])
            .Any(word => Later.Contains(word) || word.EndsWith("_view", StringComparison.Ordinal));

    public bool IsDeduced => Returns is "auto" or "decltype(auto)";

    /// <param name="header">What stands before the body.</param>
    /// <returns>Null of constructors, destructors, operators, constant expressions, and what is written in other ways than the usual.</returns>
    public static CppSignature? Of(string text, IReadOnlyList<CodeToken> header)
    {
        var start = AfterTemplate(header);
        if (
            start is null
            || header.Any(token =>
                token.Is("operator")
                || token.Is("constexpr")
                || token.Is("consteval")
                || token.Is("requires")
                || token.Is("try")
                || token.Is("...")
            )
            || OpenParenthesis(header, start.Value) is not { } open
            || Close(header, open) is not { } close
        )
        {
            return null;
        }

        var name = NameStart(header, open);
        while (start < name && Specifiers.Contains(header[start.Value].Text))
        {
            start++;
        }

        var arrow = Enumerable
            .Range(close, header.Count - close)
            .Where(at => header[at].Is("->"))
            .Select(at => (int?)at)
            .FirstOrDefault();
        var returns = arrow is { } at
            ? Text(text, header, at + 1, header.Count)
            : Text(text, header, start.Value, name);
        return
            returns.Length == 0
            || returns.Contains("[[", StringComparison.Ordinal)
            || returns.Contains("__attribute__", StringComparison.Ordinal)
            || header[open - 1].Is("main")
            ? null
            : new(
                returns,
                Names(header, open + 1, close),
                name < open - 1
                    || header.Skip(close).Any(token => token.Is("const") || token.Is("override"))
            );
    }

    private static int? AfterTemplate(IReadOnlyList<CodeToken> header)
    {
        var at = 0;
        while (at < header.Count && header[at].Is("template"))
        {
            var depth = 0;
            for (at++; at < header.Count; at++)
            {
                depth += Angle(header[at]);
                if (depth == 0)
                {
                    break;
                }
            }

            at++;
        }

        return at < header.Count ? at : null;
    }

    // Of the parameters: the first that stands outside of template arguments and behind a name.
    private static int? OpenParenthesis(IReadOnlyList<CodeToken> header, int start)
    {
        var depth = 0;
        for (var at = start; at < header.Count; at++)
        {
            depth += Angle(header[at]);
            if (depth != 0 || !header[at].Is("("))
            {
                continue;
            }

            if (at > start && header[at - 1].Text is "decltype" or "__attribute__" or "alignas")
            {
                at = Close(header, at) ?? header.Count;
                continue;
            }

            return at > start && header[at - 1].Kind == TokenKind.Word ? at : null;
        }

        return null;
    }

    private static int? Close(IReadOnlyList<CodeToken> header, int open)
    {
        var depth = 0;
        for (var at = open; at < header.Count; at++)
        {
            depth +=
                header[at].Is("(") ? 1
                : header[at].Is(")") ? -1
                : 0;
            if (depth == 0)
            {
                return at;
            }
        }

        return null;
    }

    // With the namespaces and classes before it.
    private static int NameStart(IReadOnlyList<CodeToken> header, int open)
    {
        var at = open - 1;
        while (at >= 2 && header[at - 1].Is("::"))
        {
            at -= 2;
            if (Angle(header[at]) < 0)
            {
                var depth = Angle(header[at]);
                while (at > 0 && depth < 0)
                {
                    depth += Angle(header[--at]);
                }

                at--;
            }
        }

        return Math.Max(at, 0);
    }

    private static List<string> Names(IReadOnlyList<CodeToken> header, int start, int end)
    {
        var names = new List<string>();
        var depth = 0;
        var from = start;
        for (var at = start; at <= end; at++)
        {
            depth += at == end ? 0 : Depth(header[at]);
            if (at == end || depth == 0 && header[at].Is(","))
            {
                if (Name(header.Skip(from).Take(at - from).ToList()) is { } name)
                {
                    names.Add(name);
                }

                from = at + 1;
            }
        }

        return names;
    }

    // The last word before a default or an array's size; null where that is the type itself.
    private static string? Name(List<CodeToken> parameter)
    {
        var end = parameter.FindIndex(token => token.Is("=") || token.Is("["));
        parameter = end < 0 ? parameter : parameter.Take(end).ToList();
        var known = parameter.FindLastIndex(token =>
            token.Kind == TokenKind.Word && token.Text is not ("const" or "volatile")
        );
        return
            parameter.Count < 2
            || known != parameter.Count - 1
            || HasParentheses(parameter)
            || parameter[known - 1].Is("::")
            || !parameter
                .Take(known)
                .Any(token =>
                    token.Kind == TokenKind.Word
                    && token.Text
                        is not (
                            "const"
                            or "volatile"
                            or "struct"
                            or "class"
                            or "enum"
                            or "typename"
                        )
                )
            || parameter[known].Text
                is "int"
                    or "long"
                    or "short"
                    or "char"
                    or "unsigned"
                    or "signed"
                    or "double"
                    or "float"
                    or "bool"
            ? null
            : parameter[known].Text;
    }

    // Outside of template arguments: a pointer to a function.
    private static bool HasParentheses(List<CodeToken> parameter)
    {
        var depth = 0;
        return parameter.Exists(token => (depth += Angle(token)) == 0 && token.Is("("));
    }

    private static int Depth(CodeToken token) =>
        token.Text switch
        {
            "(" or "[" or "{" => 1,
            ")" or "]" or "}" => -1,
            _ => Angle(token),
        };

    private static int Angle(CodeToken token) =>
        token.Kind != TokenKind.Operator
            ? 0
            : token.Text switch
            {
                "<" => 1,
                ">" => -1,
                ">>" => -2,
                _ => 0,
            };

    private static string Text(string text, IReadOnlyList<CodeToken> header, int start, int end) =>
        end <= start ? "" : text[header[start].Start..header[end - 1].End];
}
