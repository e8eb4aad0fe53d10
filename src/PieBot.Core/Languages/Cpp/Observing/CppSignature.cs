using PieBot.Core.Languages.Cpp.Members;
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
        while (start < name && IsSpecifier(header, start.Value, name))
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
                ParameterNames.Of(header, open + 1, close),
                name < open - 1
                    || header.Skip(close).Any(token => token.Is("const") || token.Is("override"))
            );
    }

    // A macro in front of a type is one, or nothing: LIBRARY_API int f().
    private static bool IsSpecifier(IReadOnlyList<CodeToken> header, int at, int name) =>
        Specifiers.Contains(header[at].Text)
        || (
            CppWords.IsMacro(header[at])
            && at + 1 < name
            && header[at + 1].Kind == TokenKind.Word
            && !CppWords.IsMacro(header[at + 1])
        );

    private static int? AfterTemplate(IReadOnlyList<CodeToken> header)
    {
        var at = 0;
        while (at < header.Count && header[at].Is("template"))
        {
            var depth = 0;
            for (at++; at < header.Count; at++)
            {
                depth += Angles.Step(header[at]);
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
            depth += Angles.Step(header[at]);
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
            if (Angles.Step(header[at]) < 0)
            {
                var depth = Angles.Step(header[at]);
                while (at > 0 && depth < 0)
                {
                    depth += Angles.Step(header[--at]);
                }

                at--;
            }
        }

        return Math.Max(at, 0);
    }

    private static string Text(string text, IReadOnlyList<CodeToken> header, int start, int end) =>
        end <= start ? "" : text[header[start].Start..header[end - 1].End];
}
