using PieBot.Changes;
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

    // { x; } after a condition is x;
    private static List<CodeToken> WithoutBraces(IReadOnlyList<CodeToken> body)
    {
        if (PieBot.Changes.Cpp.Brackets.Match(body) is not { } partner)
        {
            return body.ToList();
        }

        var needless = new HashSet<int>();
        for (var at = 1; at < body.Count; at++)
        {
            if (
                body[at].Is("{")
                && (body[at - 1].Is(")") || body[at - 1].Is("else"))
                && Semicolons(body, at + 1, partner[at]) == 1
                && body[partner[at] - 1].Is(";")
            )
            {
                needless.Add(at);
                needless.Add(partner[at]);
            }
        }

        return body.Where((_, at) => !needless.Contains(at)).ToList();
    }

    private static int Semicolons(IReadOnlyList<CodeToken> body, int from, int to) =>
        Enumerable
            .Range(from, to - from)
            .Sum(at =>
                body[at].Is(";") ? 1
                : body[at].Is("{") || body[at].Kind == TokenKind.Directive ? 2
                : 0
            );
}
