using PieBot.Changes;
using PieBot.Proposals.Guard.Tokens.Cpp;
using PieBot.Proposals.Guard.Tokens.Python;

namespace PieBot.Proposals.Guard.Tokens;

/// <summary>The rules of each language that is known by its tokens.</summary>
internal static class TokenRules
{
    private static readonly Dictionary<string, ITokenRules> All = new(StringComparer.Ordinal)
    {
        [Languages.Python.Key] = new PythonRules(),
        [Languages.Cpp.Key] = new CppRules(),
    };

    public static ITokenRules Of(ITokenLanguage language) => All[language.Key];
}
