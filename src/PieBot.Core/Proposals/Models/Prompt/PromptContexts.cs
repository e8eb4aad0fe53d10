using PieBot.Core.Languages;
using PieBot.Core.Targets;

namespace PieBot.Core.Proposals.Models.Prompt;

/// <summary>Reads what the members of a change lean on, each by its language.</summary>
internal sealed class PromptContexts
{
    private readonly string _checkout;
    private readonly IReadOnlyCollection<string> _paths;
    private readonly Dictionary<ILanguage, IContextReader> _readers = [];

    private PromptContexts(string checkout, IReadOnlyCollection<string> paths) =>
        (_checkout, _paths) = (checkout, paths);

    /// <param name="paths">Of the changed files.</param>
    public static PromptContexts Read(string checkout, IReadOnlyCollection<string> paths) =>
        new(checkout, paths);

    /// <param name="text">The target's file at head.</param>
    public MemberContext Of(string text, ChangedMember target)
    {
        var language = LanguagePacks.For(target.Path);
        if (!_readers.TryGetValue(language, out var reader))
        {
            var near = _paths.Where(path => LanguagePacks.For(path) == language).ToList();
            _readers.Add(language, reader = language.Context(_checkout, near));
        }

        return reader.Of(text, target);
    }
}
