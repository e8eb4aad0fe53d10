using PieBot.Core.Languages;
using PieBot.Core.Targets;

namespace PieBot.Core.Proposals.Models.Prompt;

/// <summary>Reads what the members of a change lean on, each by its language.</summary>
/// <param name="paths">Of the changed files.</param>
/// <param name="isShown">As in <see cref="ContextSource"/>; null: all files are.</param>
internal sealed class PromptContexts(
    string checkout,
    IReadOnlyCollection<string> paths,
    Func<string, bool>? isShown = null
)
{
    private readonly Dictionary<ILanguage, IContextReader> _readers = [];

    /// <param name="text">The target's file at head.</param>
    public MemberContext Of(string text, ChangedMember target)
    {
        var language = LanguagePacks.For(target.Path);
        if (!_readers.TryGetValue(language, out var reader))
        {
            var near = paths.Where(path => LanguagePacks.For(path) == language).ToList();
            _readers.Add(
                language,
                reader = language.Context(new(checkout, near, isShown ?? (_ => true)))
            );
        }

        return reader.Of(text, target);
    }
}
