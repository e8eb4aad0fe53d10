using System.Text.RegularExpressions;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Python.Guard;

internal sealed partial class PythonRules : ITokenRules
{
    public IReadOnlyDictionary<string, string[]> Powers => PythonPowers.Words;

    public bool HasBraces => false;

    // The line after the decorators.
    public int SignatureStart(IReadOnlyList<CodeToken> member)
    {
        for (var at = 0; at < member.Count; at++)
        {
            if (
                member[at].Text is "def" or "async"
                && (at == 0 || member[at - 1].Kind is not (TokenKind.Word or TokenKind.Operator))
            )
            {
                return at;
            }
        }

        return 0;
    }

    // A statement that is a text and nothing else says something to people alone.
    public IReadOnlyList<CodeToken> WithoutStyle(IReadOnlyList<CodeToken> body) =>
        TokenStatements
            .Of(new PythonLanguage(), body)
            .Where(statement =>
                statement is not [{ Kind: TokenKind.Text }, { Kind: TokenKind.NewLine }]
            )
            .SelectMany(statement => statement)
            .ToList();

    public IReadOnlyList<LocalName> Declared(IReadOnlyList<CodeToken> body) =>
        PythonNames.Declared(body).ToList();

    public bool IsForeign(IReadOnlyList<CodeToken> body, int at) =>
        PythonNames.IsArgument(body, at);

    public List<IReadOnlyList<CodeToken>> Bounds(IReadOnlyList<CodeToken> body) =>
        PythonBounds.Of(body);

    public IEnumerable<Risk> Risks(TokenCounts sides) => PythonRisks.Of(sides);

    public string ImportLine(string asked) =>
        asked.StartsWith("import ", StringComparison.Ordinal)
        || asked.StartsWith("from ", StringComparison.Ordinal)
            ? asked
            : $"import {asked}";

    public bool IsPlainImport(string line) => PlainImport().IsMatch(line);

    [GeneratedRegex(
        @"^(import [A-Za-z_][\w.]*( as [A-Za-z_]\w*)?|from [A-Za-z_][\w.]* import [A-Za-z_]\w*( as [A-Za-z_]\w*)?(, ?[A-Za-z_]\w*( as [A-Za-z_]\w*)?)*)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex PlainImport();
}
