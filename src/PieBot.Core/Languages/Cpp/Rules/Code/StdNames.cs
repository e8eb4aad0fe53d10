using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Rules.Code;

/// <summary>Which names of a file mean those of namespace <c>std</c> though they are written without it.</summary>
/// <param name="All">Whether the file has <c>using namespace std;</c>.</param>
/// <param name="Used">Names of its <c>using std::name;</c>.</param>
internal sealed record StdNames(bool All, IReadOnlySet<string> Used)
{
    public static StdNames Of(IReadOnlyList<CodeToken> file)
    {
        var all = false;
        var used = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at + 3 < file.Count; at++)
        {
            if (!file[at].Is("using"))
            {
                continue;
            }

            all |= file[at + 1].Is("namespace") && file[at + 2].Is("std") && file[at + 3].Is(";");
            if (file[at + 1].Is("std") && file[at + 2].Is("::"))
            {
                used.Add(file[at + 3].Text);
            }
        }

        return new(all, used);
    }

    public bool Has(string name) => All || Used.Contains(name);
}
