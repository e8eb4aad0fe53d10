using PieBot.Core.Languages.Cpp.Members;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Observing;

/// <summary>The names of a function's parameters, of those that have one.</summary>
internal static class ParameterNames
{
    /// <param name="start">Behind the opening parenthesis.</param>
    /// <param name="end">The closing one.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<CodeToken> header, int start, int end)
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
        return parameter.Exists(token => (depth += Angles.Step(token)) == 0 && token.Is("("));
    }

    private static int Depth(CodeToken token) =>
        token.Text switch
        {
            "(" or "[" or "{" => 1,
            ")" or "]" or "}" => -1,
            _ => Angles.Step(token),
        };
}
