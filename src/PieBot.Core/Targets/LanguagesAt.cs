using PieBot.Core.Changes;
using PieBot.Core.Languages;

namespace PieBot.Core.Targets;

/// <summary>The languages as a commit's projects have their files compiled.</summary>
internal sealed class LanguagesAt(GitReader git, string commit)
{
    private readonly Dictionary<ILanguage, Func<string, string, ILanguage>> _known = [];

    /// <summary>How a file is to be read.</summary>
    public ILanguage Of(ILanguage language, string path, string text)
    {
        if (!_known.TryGetValue(language, out var at))
        {
            _known.Add(language, at = language.At(git, commit));
        }

        return at(path, text);
    }
}
