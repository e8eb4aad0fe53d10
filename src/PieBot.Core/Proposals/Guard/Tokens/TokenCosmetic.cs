using PieBot.Changes;
using PieBot.Changes.Cpp;
using PieBot.Proposals.Guard.Tokens.Names;

namespace PieBot.Proposals.Guard.Tokens;

/// <summary>Finds edits that change how a member looks and nothing else: blanks, comments, doc strings, quotes, needless braces, names of locals.</summary>
internal static class TokenCosmetic
{
    public static string? Check(ITokenLanguage language, TokenSide head, TokenSide edited) =>
        Normalised(language, head)
            .SequenceEqual(Normalised(language, edited), StringComparer.Ordinal)
            ? "cosmetic: only layout, comments, style or local names change"
            : null;

    /// <summary>The member with its locals named by the order of their declaration.</summary>
    public static IEnumerable<string> Normalised(ITokenLanguage language, TokenSide side)
    {
        var body =
            language.Key == "python" ? WithoutDocs(language, side.Body) : WithoutBraces(side.Body);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var declared in LocalsOf.Declared(language, side, body))
        {
            names.TryAdd(declared.Name, $"<{names.Count}>");
        }

        return side
            .Decoration.Concat(side.Signature)
            .Select(Plain)
            .Append("")
            .Concat(
                body.Select(
                    (token, at) =>
                        LocalsOf.IsOwnName(language, body, at)
                        && names.TryGetValue(token.Text, out var name)
                            ? name
                            : Plain(token)
                )
            );
    }

    // Structure has no text of its own.
    private static string Plain(CodeToken token) =>
        token.Kind switch
        {
            TokenKind.NewLine or TokenKind.Indent or TokenKind.Dedent => $"<{token.Kind}>",
            TokenKind.Text => Quoted(token.Text),
            _ => token.Text,
        };

    // 'a' and "a" are the same where nothing in them is quoted; in C++ only the second is a text.
    private static string Quoted(string text) =>
        text is ['\'', .. var inner, '\'']
        && inner.Length != 1
        && inner.AsSpan().IndexOfAny('"', '\\', '\'') < 0
            ? $"\"{inner}\""
            : text;

    // A statement that is a text and nothing else says something to people alone.
    private static List<CodeToken> WithoutDocs(
        ITokenLanguage language,
        IReadOnlyList<CodeToken> body
    ) =>
        TokenStatements
            .Of(language, body)
            .Where(statement =>
                statement is not [{ Kind: TokenKind.Text }, { Kind: TokenKind.NewLine }]
            )
            .SelectMany(statement => statement)
            .ToList();

    // { x; } after a condition is x; from the inside out, since what is left may be one statement again.
    private static List<CodeToken> WithoutBraces(IReadOnlyList<CodeToken> body)
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
