namespace PieBot.Core.Languages.Tokens;

/// <summary>Finds what an edit may have given up, by counting words that stand for something a reviewer cares about.</summary>
internal static class TokenRisks
{
    /// <summary>The risks of an edit, each once; null when there are none.</summary>
    public static IReadOnlyList<Risk>? Find(
        ITokenLanguage language,
        string path,
        string id,
        string headText,
        string editedText
    )
    {
        if (
            TokenSide.Of(language, path, id, headText) is not { } head
            || TokenSide.Of(language, path, id, editedText) is not { } edited
        )
        {
            return null;
        }

        var sides = new TokenCounts(head.Member.ToList(), edited.Member.ToList());
        var found = language.Rules.Risks(sides).Distinct().Order().ToList();
        return found.Count > 0 ? found : null;
    }

    /// <summary>The risks that are there.</summary>
    public static IEnumerable<Risk> Found(params (Risk Risk, bool IsThere)[] kinds) =>
        kinds.Where(kind => kind.IsThere).Select(kind => kind.Risk);
}
