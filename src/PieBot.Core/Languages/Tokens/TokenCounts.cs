namespace PieBot.Core.Languages.Tokens;

/// <summary>Holds a member's tokens at head and in the candidate against each other, by how often things stand in them.</summary>
internal sealed record TokenCounts(IReadOnlyList<CodeToken> Head, IReadOnlyList<CodeToken> Edited)
{
    /// <summary>Whether the candidate has fewer of these words together.</summary>
    public bool Fewer(params string[] words) => Count(Edited, words) < Count(Head, words);

    public bool More(params string[] words) => Count(Edited, words) > Count(Head, words);

    /// <param name="isIt">Of a place among the tokens.</param>
    public bool More(Func<IReadOnlyList<CodeToken>, int, bool> isIt) =>
        Places(Edited, isIt) > Places(Head, isIt);

    /// <summary>Whether the candidate has none of these words, and the head has.</summary>
    public bool None(params string[] words) => Count(Edited, words) == 0 && Count(Head, words) > 0;

    /// <param name="isIt">Of a place among the tokens.</param>
    public bool None(Func<IReadOnlyList<CodeToken>, int, bool> isIt) =>
        Places(Edited, isIt) == 0 && Places(Head, isIt) > 0;

    /// <summary>Whether one has a word of these that the other does not have at all.</summary>
    public bool Differ(params string[] words) =>
        words.Any(word => Count(Head, [word]) > 0 != Count(Edited, [word]) > 0);

    /// <summary>The risks that are there.</summary>
    public static IEnumerable<Risk> Found(params (Risk Risk, bool IsThere)[] kinds) =>
        kinds.Where(kind => kind.IsThere).Select(kind => kind.Risk);

    private static int Count(IReadOnlyList<CodeToken> tokens, string[] words) =>
        tokens.Count(token => token.Kind == TokenKind.Word && words.Contains(token.Text));

    private static int Places(
        IReadOnlyList<CodeToken> tokens,
        Func<IReadOnlyList<CodeToken>, int, bool> isIt
    ) => Enumerable.Range(0, tokens.Count).Count(at => isIt(tokens, at));
}
