namespace PieBot.Core.Languages.Tokens;

/// <summary>Gives locals that an edit renames their names back, where the tokens show that it is safe.</summary>
internal sealed class TokenRenames(TokenLanguage language, TokenSide before, TokenSide after)
{
    private readonly IReadOnlyList<LocalName> _now = after.Locals(language, after.Body);

    /// <summary>The edited text with the head's names; null when there is nothing to take back.</summary>
    public string? TakenBack(string editedText)
    {
        var old = before.Locals(language, before.Body);
        var gone = Names(old, _now);
        var added = Names(_now, old);
        if (gone.Count == 0 || added.Count == 0)
        {
            return null;
        }

        var pairs = NameVotes.Pairs(
            NameVotes.Count(Folded(before.Body, gone), Folded(after.Body, added)),
            after.Member.Select(token => token.Text).ToHashSet(StringComparer.Ordinal),
            CanBeRenamed
        );
        return pairs.Count == 0 ? null : Renamed(editedText, pairs);
    }

    // Not where it is meant as something else too, or stands in a text that may be a formatted one.
    private bool CanBeRenamed(string name)
    {
        var body = after.Body;
        var scopes = _now.Where(one => one.Name == name).ToList();
        for (var at = 0; at < body.Count; at++)
        {
            if (
                body[at].Kind is TokenKind.Text or TokenKind.Directive
                    ? body[at].Text.Contains(name, StringComparison.Ordinal)
                    : body[at].Text == name
                        && language.IsOwnName(body, at)
                        && !scopes.Exists(scope => scope.From <= at && at < scope.To)
            )
            {
                return false;
            }
        }

        return true;
    }

    private List<(string Folded, string Text)> Folded(
        IReadOnlyList<CodeToken> body,
        HashSet<string> names
    ) =>
        body.Select(
                (token, at) =>
                    names.Contains(token.Text) && language.IsOwnName(body, at)
                        ? (NameVotes.Fold, token.Text)
                        : (token.Text, token.Text)
            )
            .ToList();

    private string Renamed(string text, IReadOnlyDictionary<string, string> pairs)
    {
        var body = after.Body;
        for (var at = body.Count - 1; at >= 0; at--)
        {
            if (pairs.TryGetValue(body[at].Text, out var was) && language.IsOwnName(body, at))
            {
                text = string.Concat(
                    text.AsSpan(0, body[at].Start),
                    was,
                    text.AsSpan(body[at].End)
                );
            }
        }

        return text;
    }

    private static HashSet<string> Names(
        IReadOnlyList<LocalName> of,
        IReadOnlyList<LocalName> without
    ) =>
        of.Select(one => one.Name)
            .Except(without.Select(one => one.Name))
            .ToHashSet(StringComparer.Ordinal);
}
