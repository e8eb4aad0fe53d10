namespace PieBot.Core.Languages.Tokens;

/// <summary>Cuts tokens into statements: by logical lines where lines end them, else by semicolons and braces.</summary>
internal static class TokenStatements
{
    public static IReadOnlyList<IReadOnlyList<CodeToken>> Of(
        TokenLanguage language,
        IReadOnlyList<CodeToken> tokens
    )
    {
        var hasBraces = language.HasBraces;
        var statements = new List<IReadOnlyList<CodeToken>>();
        var open = new List<CodeToken>();
        foreach (var token in tokens)
        {
            open.Add(token);
            if (
                token.Kind
                    is TokenKind.NewLine
                        or TokenKind.Indent
                        or TokenKind.Dedent
                        or TokenKind.Directive
                || (
                    token.Kind == TokenKind.Operator
                    && (token.Text == ";" || (token.Text is "{" or "}" && hasBraces))
                )
            )
            {
                statements.Add(open);
                open = [];
            }
        }

        if (open.Count > 0)
        {
            statements.Add(open);
        }

        return statements;
    }

    /// <summary>A statement on one line.</summary>
    public static string Words(IReadOnlyList<CodeToken> statement) =>
        string.Join(' ', statement.Select(token => token.Text)).Trim();
}
