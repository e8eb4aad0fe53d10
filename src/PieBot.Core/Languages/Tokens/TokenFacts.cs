using PieBot.Core.Changes;
using PieBot.Core.Languages.Numbers;

namespace PieBot.Core.Languages.Tokens;

/// <summary>A file as its tokens tell it.</summary>
internal sealed class TokenFacts : EditFacts
{
    private readonly TokenLanguage _language;
    private readonly TokenSide _side;

    private TokenFacts(TokenLanguage language, TokenSide side) =>
        (_language, _side) = (language, side);

    public static EditFacts Of(TokenLanguage language, string path, string id, string text)
    {
        var read = language.Read(path, text);
        return read.Fault is null && TokenSide.Of(language, read, id, text) is { } side
            ? new TokenFacts(language, side)
            : new UnreadFacts(text, read.Fault);
    }

    public override IReadOnlyList<string> Around => field ??= Texts(_side.Around);

    public override IReadOnlyList<string> Imports => _side.Imports;

    public override bool KeepsImports => true;

    public override IReadOnlyList<string> Style => field ??= Normalised();

    public override IReadOnlyList<string> Visible =>
        field ??= [string.Join(' ', _side.Signature.Select(token => token.Text))];

    public override IReadOnlyList<LineRange> Statements =>
        field ??= TokenStatements
            .Of(_language, _side.Member.ToList())
            .Select(statement => statement.Where(IsSaying).ToList())
            .Where(statement => statement.Count > 0)
            .Select(statement => new LineRange(statement[0].Line, statement[^1].EndLine))
            // The parts of a loop's header are one.
            .DistinctBy(lines => lines.Start)
            .ToList();

    public override IReadOnlyList<NumberFact> Numbers =>
        field ??= TokenStatements.Of(_language, _side.Member.ToList()) is var statements
            ? statements
                .SelectMany((_, at) => NumberPlaces.Of(Numbered(statements, at).ToList()))
                .ToList()
            : [];

    public override IReadOnlyList<BoundFact> Bounds =>
        field ??= _language.Bounds(_side.Body).Select(bound => bound.Fact()).ToList();

    public override IReadOnlyDictionary<string, int> Words =>
        field ??= Named(_side.Member.ToList())
            .Concat(_side.Imports.SelectMany(Parts))
            .CountBy(word => word, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);

    public override int Directives =>
        _side.Member.Count(token => token.Kind == TokenKind.Directive);

    // The start of a loop that counts down, as its step says in the statement after the next, is an amount: it is no "for".
    private static IEnumerable<NumberToken> Numbered(
        IReadOnlyList<IReadOnlyList<CodeToken>> statements,
        int at
    ) =>
        statements[at]
            .Select(token => new NumberToken(token.Text, TokenNumber.Value(token)))
            .Skip(
                statements[at][0].Is("for")
                && at + 2 < statements.Count
                && statements[at + 2].Any(token => token.Is("--") || token.Is("-="))
                    ? 1
                    : 0
            );

    // The member with its locals named by the order of their declaration.
    private List<string> Normalised()
    {
        var body = _language.WithoutStyle(_side.Body);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var declared in _side.Locals(_language, body))
        {
            names.TryAdd(declared.Name, $"<{names.Count}>");
        }

        return
        [
            .. _side.Decoration.Concat(_side.Signature).Select(Plain),
            "",
            .. body.Select(
                (token, at) =>
                    _language.IsOwnName(body, at) && names.TryGetValue(token.Text, out var name)
                        ? name
                        : Plain(token)
            ),
        ];
    }

    // Structure has no text of its own.
    private static string Plain(CodeToken token) =>
        token.Kind switch
        {
            TokenKind.NewLine or TokenKind.Indent or TokenKind.Dedent => $"<{token.Kind}>",
            TokenKind.Text => Quoted(token.Text),
            _ => token.Text,
        };

    // 'a' and "a" are the same where nothing in them is quoted; in C++ only the second is a text.
    private static string Quoted(string text) =>
        text is ['\'', .. var inner, '\'']
        && inner.Length != 1
        && inner.AsSpan().IndexOfAny('"', '\\', '\'') < 0
            ? $"\"{inner}\""
            : text;

    private static bool IsSaying(CodeToken token) =>
        token.Kind is TokenKind.Word or TokenKind.Number or TokenKind.Text;

    private IEnumerable<string> Named(List<CodeToken> tokens) =>
        tokens.Select((_, at) => _language.Word(tokens, at)).OfType<string>();

    // The parts of a module's name, and the name of a header without its folders.
    private static IEnumerable<string> Parts(string import) =>
        import
            .Split(' ', '.', ',', '<', '>', '"', '/')
            .Append(
                import.Split('<', '"', '>', '/')[
                    ^(import.EndsWith('>') || import.EndsWith('"') ? 2 : 1)
                ]
            );

    private static List<string> Texts(IReadOnlyList<CodeToken> tokens) =>
        tokens.Select(token => $"{token.Kind} {token.Text}").ToList();

    // There is nothing to hold against anything but the text itself.
    private sealed class UnreadFacts(string text, string? fault) : EditFacts
    {
        public override string? Fault => fault is null ? null : $"the file cannot be read: {fault}";

        public override bool HasMember => false;

        public override IReadOnlyList<string> Style => [text];
    }
}
