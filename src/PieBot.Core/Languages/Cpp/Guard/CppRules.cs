using System.Text.RegularExpressions;
using PieBot.Core.Languages.Cpp.Members;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Guard;

internal sealed partial class CppRules : ITokenRules
{
    public IReadOnlyDictionary<string, string[]> Powers => CppPowers.Words;

    public bool HasBraces => true;

    public int SignatureStart(IReadOnlyList<CodeToken> member) => 0;

    public IReadOnlyList<CodeToken> WithoutStyle(IReadOnlyList<CodeToken> body) =>
        CppBraces.Without(body);

    public IReadOnlyList<LocalName> Declared(IReadOnlyList<CodeToken> body) =>
        CppNames.Declared(body).ToList();

    public bool IsForeign(IReadOnlyList<CodeToken> body, int at) =>
        at + 1 < body.Count && body[at + 1].Is("::");

    public List<IReadOnlyList<CodeToken>> Bounds(IReadOnlyList<CodeToken> body)
    {
        if (Brackets.Match(body) is not { } partner)
        {
            return [];
        }

        var bounds = new List<IReadOnlyList<CodeToken>>();
        for (var at = 0; at + 1 < body.Count; at++)
        {
            if (body[at].Text is "for" or "while" && body[at + 1].Is("("))
            {
                var inside = body.Skip(at + 2).Take(partner[at + 1] - at - 2).ToList();
                bounds.Add(
                    body[at].Is("while")
                        ? inside
                        : inside
                            .SkipWhile(token => !token.Is(";") && !token.Is(":"))
                            .Skip(1)
                            .TakeWhile(token => !token.Is(";"))
                            .ToList()
                );
            }
        }

        return bounds;
    }

    public IEnumerable<Risk> Risks(TokenCounts sides) => CppRisks.Of(sides);

    public string ImportLine(string asked) =>
        asked.StartsWith('#') ? asked
        : asked.StartsWith('<') || asked.StartsWith('"') ? $"#include {asked}"
        : $"#include <{asked}>";

    public bool IsPlainImport(string line) => PlainInclude().IsMatch(line);

    [GeneratedRegex(
        @"^#\s*include (<[\w./+-]+>|""[\w/+-]+(\.[\w+-]+)*"")$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex PlainInclude();
}
