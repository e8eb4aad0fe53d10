using PieBot.Core.Languages.CSharp.Guard;

namespace PieBot.Core.Languages.Tokens;

/// <summary>Gives locals that an edit renames their names back, where the tokens show that it is safe.</summary>
internal static class TokenRenames
{
    /// <summary>The edited text with the head's names; null when there is nothing to take back.</summary>
    public static string? TakenBack(
        ITokenLanguage language,
        ChangedMember member,
        string headText,
        string editedText
    )
    {
        if (
            TokenSide.Of(language, member.Path, member.Id, headText) is not { } before
            || TokenSide.Of(language, member.Path, member.Id, editedText) is not { } after
        )
        {
            return null;
        }

        var old = LocalsOf.Declared(language, before, before.Body);
        var now = LocalsOf.Declared(language, after, after.Body);
        var gone = Names(old, now);
        var added = Names(now, old);
        if (gone.Count == 0 || added.Count == 0)
        {
            return null;
        }

        var pairs = Pairs(
            language,
            after,
            now,
            NameVotes.Count(
                Folded(language, before.Body, gone),
                Folded(language, after.Body, added)
            )
        );
        return pairs.Count == 0 ? null : Renamed(language, editedText, after.Body, pairs);
    }

    private static Dictionary<string, string> Pairs(
        ITokenLanguage language,
        TokenSide after,
        IReadOnlyList<LocalName> now,
        IReadOnlyList<(string Name, string Was, int Votes)> votes
    )
    {
        var taken = after.Member.Select(token => token.Text).ToHashSet(StringComparer.Ordinal);
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, was, _) in votes)
        {
            if (
                !pairs.ContainsKey(name)
                && !taken.Contains(was)
                && CanBeRenamed(language, after.Body, name, now)
            )
            {
                pairs.Add(name, was);
                taken.Add(was);
            }
        }

        return pairs;
    }

    // Not where it is meant as something else too, or stands in a text that may be a formatted one.
    private static bool CanBeRenamed(
        ITokenLanguage language,
        IReadOnlyList<CodeToken> body,
        string name,
        IReadOnlyList<LocalName> declared
    )
    {
        var scopes = declared.Where(one => one.Name == name).ToList();
        for (var at = 0; at < body.Count; at++)
        {
            if (
                body[at].Kind is TokenKind.Text or TokenKind.Directive
                    ? body[at].Text.Contains(name, StringComparison.Ordinal)
                    : body[at].Text == name
                        && LocalsOf.IsOwnName(language, body, at)
                        && !scopes.Exists(scope => scope.From <= at && at < scope.To)
            )
            {
                return false;
            }
        }

        return true;
    }

    private static List<(string Folded, string Text)> Folded(
        ITokenLanguage language,
        IReadOnlyList<CodeToken> body,
        HashSet<string> names
    ) =>
        body.Select(
                (token, at) =>
                    names.Contains(token.Text) && LocalsOf.IsOwnName(language, body, at)
                        ? (NameVotes.Fold, token.Text)
                        : (token.Text, token.Text)
            )
            .ToList();

    private static string Renamed(
        ITokenLanguage language,
        string text,
        IReadOnlyList<CodeToken> body,
        Dictionary<string, string> pairs
    )
    {
        for (var at = body.Count - 1; at >= 0; at--)
        {
            if (
                pairs.TryGetValue(body[at].Text, out var was)
                && LocalsOf.IsOwnName(language, body, at)
            )
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
