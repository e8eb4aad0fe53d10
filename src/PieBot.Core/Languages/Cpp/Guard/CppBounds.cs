using PieBot.Core.Languages.Cpp.Members;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Guard;

/// <summary>Finds what says how often C++'s loops run.</summary>
internal static class CppBounds
{
    public static List<TokenBound> Of(IReadOnlyList<CodeToken> body)
    {
        if (Brackets.Match(body) is not { } partner)
        {
            return [];
        }

        var bounds = new List<TokenBound>();
        for (var at = 0; at + 1 < body.Count; at++)
        {
            if (body[at].Text is "for" or "while" && body[at + 1].Is("("))
            {
                var inside = body.Take((at + 2)..partner[at + 1]).ToList();
                var bound = body[at].Is("while")
                    ? inside
                    : inside
                        .SkipWhile(token => !token.Is(";") && !token.Is(":"))
                        .Skip(1)
                        .TakeWhile(token => !token.Is(";"))
                        .ToList();
                bounds.Add(
                    new(bound, Repeated(body, partner, partner[at + 1] + 1), Start(inside), bound)
                );
            }
        }

        return bounds;
    }

    // A block, or all to the end of a statement.
    private static List<CodeToken> Repeated(IReadOnlyList<CodeToken> body, int[] partner, int from)
    {
        var to = from;
        while (to < body.Count && !body[to].Is(";"))
        {
            to = body[to].Text is "(" or "{" ? partner[to] + 1 : to + 1;
            if (body[to - 1].Is("}"))
            {
                break;
            }
        }

        return body.Take(from..to).ToList();
    }

    // int i = 0;
    private static double? Start(List<CodeToken> inside)
    {
        var end = inside.FindIndex(token => token.Is(";"));
        return end > 1 && inside[end - 2].Is("=") ? TokenNumber.Value(inside[end - 1]) : null;
    }
}
