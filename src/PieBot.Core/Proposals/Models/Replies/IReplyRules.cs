using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Languages.Tokens;
using PieBot.Core.Targets;

namespace PieBot.Core.Proposals.Models.Replies;

/// <summary>What a language says of a reply to one of its members.</summary>
internal interface IReplyRules
{
    /// <summary>The edit that adds what the reply asks to import; null when nothing is to be added; a fault when it asks for what is no import.</summary>
    (Edit? Edit, string? Fault) Imports(IReadOnlyList<string> asked);

    /// <summary>What else than the member the edited file changes; null when nothing that matters.</summary>
    string? Check(string edited);

    /// <summary>Equal for edits that do the same after layout and names of locals.</summary>
    string Key(string edited);

    /// <param name="lines">Of the file.</param>
    static IReplyRules Of(string headText, IReadOnlyList<string> lines, ChangedMember target) =>
        LanguagePacks.Of(target.Path) is ITokenLanguage language
            ? new TokenReplyRules(language, headText, lines, target)
            : new CSharpReplyRules(headText, lines, target);
}
