using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Targets;

namespace PieBot.Core.Proposals.Guard;

/// <summary>Finds what an edit may have given up for its speed.</summary>
internal static class RiskFinder
{
    /// <summary>The risks of an edit, each once; null when there are none.</summary>
    /// <param name="headText">The file at head.</param>
    /// <param name="symbols">As in <see cref="ChangedMember.Symbols"/>.</param>
    public static IReadOnlyList<Risk>? Find(
        string headText,
        Candidate candidate,
        string? symbols = null
    )
    {
        if (
            candidate.Edits.Count == 0
            || SourceFile.OfText(headText).Edited(candidate.Edits) is not { } text
        )
        {
            return null;
        }

        var path = candidate.Edits[0].Path;
        var found = LanguagePacks
            .For(path)
            .With(symbols)
            .Risks(path, candidate.TargetId, headText, text);
        return found.Count > 0 ? found : null;
    }
}
