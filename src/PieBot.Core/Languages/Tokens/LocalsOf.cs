namespace PieBot.Core.Languages.Tokens;

/// <summary>A name that a member declares for itself.</summary>
/// <param name="From">The token of its body from which on it is meant.</param>
/// <param name="To">Before this token.</param>
internal sealed record LocalName(string Name, int From, int To);

/// <summary>Names that a member declares for itself, in the order they stand in; parameters are not among them.</summary>
internal static class LocalsOf
{
    public static IReadOnlyList<LocalName> Declared(
        ITokenLanguage language,
        TokenSide side,
        IReadOnlyList<CodeToken> body
    )
    {
        var given = side
            .Signature.Where(token => token.Kind == TokenKind.Word)
            .Select(token => token.Text)
            .ToHashSet(StringComparer.Ordinal);
        return language.Rules.Declared(body).Where(one => !given.Contains(one.Name)).ToList();
    }

    /// <summary>Whether a token is a name that scopes decide: no member of something, no argument's name.</summary>
    public static bool IsOwnName(ITokenLanguage language, IReadOnlyList<CodeToken> body, int at) =>
        body[at].Kind == TokenKind.Word
        && (at == 0 || body[at - 1].Text is not ("." or "->" or "::"))
        && !language.Rules.IsForeign(body, at);
}
