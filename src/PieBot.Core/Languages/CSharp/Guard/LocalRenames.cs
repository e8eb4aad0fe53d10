using Microsoft.CodeAnalysis;

namespace PieBot.Core.Languages.CSharp.Guard;

/// <summary>Gives locals and parameters that an edit renames their names back, where syntax shows that it is safe.</summary>
internal static class LocalRenames
{
    /// <param name="text">The edited file.</param>
    /// <param name="before">The member at head.</param>
    /// <param name="after">The member in the edited file.</param>
    /// <returns>The edited text with the head's names; null when there is nothing to take back.</returns>
    public static string? TakenBack(string text, SyntaxNode before, SyntaxNode after)
    {
        var old = LocalNames.Declared(before);
        var now = LocalNames.Declared(after);
        var gone = old.Keys.Except(now.Keys).ToHashSet(StringComparer.Ordinal);
        var added = now.Keys.Except(old.Keys).ToHashSet(StringComparer.Ordinal);
        if (gone.Count == 0 || added.Count == 0)
        {
            return null;
        }

        var names = NameVotes.Pairs(
            NameVotes.Count(Folded(before, gone), Folded(after, added)),
            LocalNames.Mentioned(after),
            name => LocalNames.CanBeRenamed(after, name, now[name])
        );
        return names.Count == 0 ? null : Renamed(text, after, names);
    }

    private static string Renamed(
        string text,
        SyntaxNode member,
        IReadOnlyDictionary<string, string> names
    )
    {
        var changes = member
            .DescendantTokens()
            .Where(token => LocalNames.IsOwnName(token) && names.ContainsKey(token.ValueText))
            .OrderByDescending(token => token.SpanStart);
        foreach (var token in changes)
        {
            text = string.Concat(
                text.AsSpan(0, token.SpanStart),
                names[token.ValueText],
                text.AsSpan(token.Span.End)
            );
        }

        return text;
    }

    private static List<(string Folded, string Text)> Folded(
        SyntaxNode member,
        HashSet<string> names
    ) =>
        member
            .DescendantTokens()
            .Select(token =>
                LocalNames.IsOwnName(token) && names.Contains(token.ValueText)
                    ? (NameVotes.Fold, token.ValueText)
                    : (token.Text, token.Text)
            )
            .ToList();
}
