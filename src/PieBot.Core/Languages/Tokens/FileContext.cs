using PieBot.Core.Changes;

namespace PieBot.Core.Languages.Tokens;

/// <summary>
/// What a member's code leans on in its own file, for languages that are known by their tokens: the imports, the lines of its
/// class, the signatures and declarations whose names it mentions, and the functions it calls.
/// </summary>
internal sealed class FileContext(TokenLanguage language, ContextSource source) : IContextReader
{
    private readonly CallLines _calls = new(source, language.Endings, language.Conventions.IsTest);

    private const int MostLines = 80;
    private const int MostCallees = 8;

    public MemberContext Of(string text, ChangedMember target)
    {
        var file = SourceFile.OfText(text);
        var tokens = language.Tokens(text);
        var members = language.Read(target.Path, text).Members;
        var mentioned = tokens
            .Where(token =>
                token.Kind == TokenKind.Word && target.Lines.Contains(new(token.Line, token.Line))
            )
            .Select(token => token.Text)
            .ToHashSet(StringComparer.Ordinal);
        var imports = new List<string>();
        var shown = new SortedSet<int>();
        foreach (var statement in TokenStatements.Of(language, tokens))
        {
            var range = new LineRange(statement[0].Line, statement[^1].EndLine);
            if (language.IsImport(TokenStatements.Words(statement)))
            {
                imports.Add(file.Slice(range));
            }
            else if (
                !members.Any(member => member.Lines.Overlaps(range))
                && Declares(statement, mentioned)
            )
            {
                shown.UnionWith(Enumerable.Range(range.Start, range.Count));
            }
        }

        foreach (
            var member in members.Where(one =>
                one.Id != target.Id && IsNear(one, target, mentioned)
            )
        )
        {
            shown.UnionWith(Signature(tokens, member));
        }

        var lines = shown.Take(MostLines).Select(line => file.Slice(new(line, line))).ToList();
        return new(
            imports.Distinct().ToList(),
            lines.Count == 0 ? null : string.Join('\n', lines),
            []
        )
        {
            Callers = _calls.Of(target),
            BuiltFor = language.BuiltFor(source.Checkout, target.Path),
            Callees = Called(tokens, target)
                .SelectMany(name =>
                    members.Where(one => one.Id != target.Id && Simple(one.Name) == name)
                )
                // Those of its own class first.
                .OrderByDescending(one => Owner(one.Name) == Owner(target.Name))
                .Take(MostCallees)
                .Select(one => Callee.Of(one.Name, target.Path, file.Slice(one.Lines)))
                .ToList(),
        };
    }

    // Names before a parenthesis, in the order of their first call.
    private static IEnumerable<string> Called(
        IReadOnlyList<CodeToken> tokens,
        ChangedMember target
    ) =>
        tokens
            .Zip(tokens.Skip(1))
            .Where(pair =>
                pair.First.Kind == TokenKind.Word
                && pair.Second.Text == "("
                && target.Lines.Contains(new(pair.First.Line, pair.First.Line))
            )
            .Select(pair => pair.First.Text)
            .Distinct(StringComparer.Ordinal);

    // A class is always worth a line; a statement by the name it begins with or gives.
    private static bool Declares(IReadOnlyList<CodeToken> statement, HashSet<string> mentioned) =>
        statement.Any(token => token.Text is "class" or "struct")
        || statement
            .Where(token => token.Kind == TokenKind.Word || token.Kind == TokenKind.Directive)
            .Any(token =>
                token.Kind == TokenKind.Word
                    ? mentioned.Contains(token.Text)
                    : token.Text.Split(' ', '(').Skip(1).Take(1).Any(mentioned.Contains)
            );

    private static bool IsNear(ChangedMember one, ChangedMember target, HashSet<string> mentioned)
    {
        var name = Simple(one.Name);
        return mentioned.Contains(name)
            || (one.Kind == MemberKind.Constructor && Owner(one.Name) == Owner(target.Name));
    }

    private static string Simple(string name) => name[(name.LastIndexOfAny(['.', ':']) + 1)..];

    private static string Owner(string name) => name[..^Simple(name).Length];

    // Lines from the member's first to the end of its signature.
    private IEnumerable<int> Signature(IReadOnlyList<CodeToken> tokens, ChangedMember member)
    {
        var own = tokens
            .Where(token => member.Lines.Contains(new(token.Line, token.Line)))
            .ToList();
        var (_, body) = TokenSignature.Of(language, own);
        var last = body > 0 && body <= own.Count ? own[body - 1].EndLine : member.Lines.Start;
        return Enumerable.Range(member.Lines.Start, last - member.Lines.Start + 1);
    }
}
