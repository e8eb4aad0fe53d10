namespace PieBot.Core.Languages.Tokens;

/// <summary>A file as its tokens tell it.</summary>
internal sealed class TokenFacts : EditFacts
{
    private static readonly string[] Shrinking = ["/", "//", ">>", "min"];

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

    // The place of a number is its statement with all numbers folded.
    public override IReadOnlyList<NumberFact> Numbers =>
        field ??= TokenStatements
            .Of(_language, _side.Member.ToList())
            .SelectMany(statement =>
            {
                var place = string.Join(
                    ' ',
                    statement.Select(token => token.Kind == TokenKind.Number ? "#" : token.Text)
                );
                return statement
                    .Select(TokenNumber.Value)
                    .OfType<double>()
                    .Select(value => new NumberFact(place, value));
            })
            .ToList();

    public override IReadOnlyList<BoundFact> Bounds =>
        field ??= _language
            .Bounds(_side.Body)
            .Select(bound => bound.Select(token => token.Text).ToList())
            .Select(bound => new BoundFact(bound, bound.Exists(Shrinking.Contains)))
            .ToList();

    public override IReadOnlyDictionary<string, int> Words =>
        field ??= Named(_side.Member.ToList())
            .Concat(_side.Imports.SelectMany(Parts))
            .CountBy(word => word, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);

    public override int Directives =>
        _side.Member.Count(token => token.Kind == TokenKind.Directive);

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
