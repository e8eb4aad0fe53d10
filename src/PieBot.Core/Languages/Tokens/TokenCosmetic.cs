namespace PieBot.Core.Languages.Tokens;

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
        var body = language.Rules.WithoutStyle(side.Body);
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
}
