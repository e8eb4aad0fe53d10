using PieBot.Core.Languages.Cpp.Members;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Observing;

/// <summary>Where a member's body stands, and what of it matters to a probe.</summary>
/// <param name="Inside">Character behind the opening brace.</param>
/// <param name="TakesProbe">False of what only the compiler runs.</param>
/// <param name="Timed">Whether the body's time is the member's: not of coroutines, of constructors that initialize before it, nor where a function or the like is returned, which works later.</param>
/// <param name="Signature">What calls can be noted by; null where they cannot.</param>
/// <param name="End">Character of the closing brace; 0 where handlers follow it.</param>
internal sealed record MemberBody(
    int Inside,
    bool TakesProbe,
    bool Timed,
    CppSignature? Signature = null,
    int End = 0
)
{
    /// <summary>The bodies of a file's members by their ids.</summary>
    public static IReadOnlyDictionary<string, MemberBody> All(string path, string text)
    {
        var tokens = Branches.Taken(CppLexer.Tokens(text));
        if (Brackets.Match(tokens) is not { } partner)
        {
            return new Dictionary<string, MemberBody>();
        }

        var numbered = Numbered(tokens);
        var ids = new MemberIds(path);
        return new DefinitionFinder(numbered, partner)
            .Find()
            .ToDictionary(
                one => ids.Next(one.Signature),
                one => Of(text, tokens, partner, Token(one.Lines.Start), Token(one.Lines.End))
            );
    }

    private static MemberBody Of(
        string text,
        IReadOnlyList<CodeToken> tokens,
        int[] partner,
        int first,
        int last
    )
    {
        var open = partner[last];
        // Behind a body that is one try block stand its handlers.
        while (tokens[open - 1].Is(")") && tokens[partner[open - 1] - 1].Is("catch"))
        {
            open = partner[partner[open - 1] - 2];
        }

        var header = Enumerable.Range(first, open - first).Select(at => tokens[at]).ToList();
        var body = Enumerable.Range(open, last - open).Select(at => tokens[at]).ToList();
        var suspends = body.Exists(token =>
            token.Is("co_await") || token.Is("co_yield") || token.Is("co_return")
        );
        var signature = CppSignature.Of(text, header);
        var handsOut =
            signature is { ReturnsLater: true }
            || signature is { IsDeduced: true }
                && body.Zip(body.Skip(1))
                    .Any(pair => pair.First.Is("return") && pair.Second.Is("["));
        return new(
            tokens[open].End,
            !header.Exists(token => token.Is("consteval")),
            !header.Exists(token => token.Is(":")) && !suspends && !handsOut,
            suspends ? null : signature,
            partner[last] == open ? tokens[last].Start : 0
        );
    }

    // The finder tells lines, of which several members may share one. So each token's line is twice its place, and its
    // last line too, or one that is odd where the next token stands on the same.
    private static List<CodeToken> Numbered(IReadOnlyList<CodeToken> tokens) =>
        tokens
            .Select(
                (token, at) =>
                    token with
                    {
                        Line = 2 * at,
                        EndLine =
                            at + 1 < tokens.Count && tokens[at + 1].Line == token.EndLine
                                ? (2 * at) + 3
                                : 2 * at,
                    }
            )
            .ToList();

    private static int Token(int line) => line % 2 == 0 ? line / 2 : (line - 3) / 2;
}
