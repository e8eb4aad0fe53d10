using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Members;

/// <summary>Which token closes which.</summary>
internal static class Brackets
{
    /// <summary>For each opening token the place of its closing one, and the other way round; null when they do not match.</summary>
    public static int[]? Match(IReadOnlyList<CodeToken> tokens)
    {
        var partner = new int[tokens.Count];
        var open = new Stack<int>();
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].Kind != TokenKind.Operator)
            {
                continue;
            }

            if (tokens[at].Text is "(" or "[" or "{")
            {
                open.Push(at);
            }
            else if (tokens[at].Text is ")" or "]" or "}")
            {
                if (!open.TryPop(out var from) || tokens[from].Text != Opening(tokens[at].Text))
                {
                    return null;
                }

                (partner[from], partner[at]) = (at, from);
            }
        }

        return open.Count == 0 ? partner : null;
    }

    private static string Opening(string close) =>
        close switch
        {
            ")" => "(",
            "]" => "[",
            _ => "{",
        };
}
