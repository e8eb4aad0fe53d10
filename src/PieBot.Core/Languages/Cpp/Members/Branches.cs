using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Members;

/// <summary>
/// Leaves of a file's tokens those that a reader would take for its code: no directives, nothing of <c>#if 0</c>, and of
/// alternatives that open braces without closing them the first alone.
/// </summary>
internal static class Branches
{
    public static IReadOnlyList<CodeToken> Taken(IReadOnlyList<CodeToken> tokens)
    {
        var at = 0;
        var taken = new List<CodeToken>();
        while (at < tokens.Count)
        {
            taken.AddRange(Sequence(tokens, ref at));
            // An #else or #endif that nothing opened.
            at++;
        }

        return taken;
    }

    // Up to the directive that ends the branch, or the end.
    private static List<CodeToken> Sequence(IReadOnlyList<CodeToken> tokens, ref int at)
    {
        var taken = new List<CodeToken>();
        for (; at < tokens.Count; at++)
        {
            if (tokens[at].Kind != TokenKind.Directive)
            {
                taken.Add(tokens[at]);
                continue;
            }

            var (name, rest) = Parts(tokens[at].Text);
            if (name is "if" or "ifdef" or "ifndef")
            {
                taken.AddRange(Conditional(tokens, ref at, name == "if" ? rest : ""));
            }
            else if (name is "elif" or "elifdef" or "elifndef" or "else" or "endif")
            {
                return taken;
            }
        }

        return taken;
    }

    // From #if to #endif; ends on the latter.
    private static IEnumerable<CodeToken> Conditional(
        IReadOnlyList<CodeToken> tokens,
        ref int at,
        string condition
    )
    {
        var branches = new List<List<CodeToken>>();
        var never = condition is "0" or "false";
        var always = condition is "1" or "true";
        while (at < tokens.Count)
        {
            at++;
            var branch = Sequence(tokens, ref at);
            if (!never)
            {
                branches.Add(branch);
            }

            never = always;
            if (at >= tokens.Count || Parts(tokens[at].Text).Name == "endif")
            {
                break;
            }
        }

        return branches.TrueForAll(IsBalanced)
            ? branches.SelectMany(one => one)
            : branches.Find(one => one.Count > 0) ?? [];
    }

    private static bool IsBalanced(List<CodeToken> branch)
    {
        var depth = 0;
        foreach (var token in branch)
        {
            depth += token.Text switch
            {
                "{" or "(" => 1,
                "}" or ")" => -1,
                _ => 0,
            };
            if (depth < 0)
            {
                return false;
            }
        }

        return depth == 0;
    }

    private static (string Name, string Value) Parts(string directive)
    {
        var text = directive.AsSpan(1).TrimStart();
        var end = 0;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }

        return (text[..end].ToString(), text[end..].Trim().ToString());
    }
}
