using PieBot.Core.Languages.Cpp.Members;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Guard;

/// <summary>Takes out braces that hold one statement.</summary>
internal static class CppBraces
{
    // { x; } after a condition is x; from the inside out, since what is left may be one statement again.
    public static List<CodeToken> Without(IReadOnlyList<CodeToken> body)
    {
        var plain = body.ToList();
        while (Brackets.Match(plain) is { } partner)
        {
            var needless = Enumerable
                .Range(1, Math.Max(0, plain.Count - 1))
                .Where(at => plain[at].Is("{") && IsNeedless(plain, at, partner[at]))
                .SelectMany(at => (int[])[at, partner[at]])
                .ToHashSet();
            if (needless.Count == 0)
            {
                break;
            }

            plain = plain.Where((_, at) => !needless.Contains(at)).ToList();
        }

        return plain;
    }

    private static bool IsNeedless(List<CodeToken> body, int open, int close) =>
        (body[open - 1].Is(")") || body[open - 1].Is("else"))
        && Semicolons(body, open + 1, close) == 1
        && body[close - 1].Is(";");

    private static int Semicolons(List<CodeToken> body, int from, int to) =>
        Enumerable
            .Range(from, to - from)
            .Sum(at =>
                body[at].Is(";") ? 1
                : body[at].Is("{") || body[at].Kind == TokenKind.Directive ? 2
                : 0
            );
}
