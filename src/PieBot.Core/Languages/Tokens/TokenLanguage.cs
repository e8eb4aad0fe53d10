namespace PieBot.Core.Languages.Tokens;

/// <summary>A name that a member declares for itself.</summary>
/// <param name="From">The token of its body from which on it is meant.</param>
/// <param name="To">Before this token.</param>
internal sealed record LocalName(string Name, int From, int To);

/// <summary>A language without a syntax tree here: what is said of its code is said of its tokens.</summary>
internal abstract class TokenLanguage : ILanguage
{
    public abstract string Name { get; }

    public abstract string Key { get; }

    public abstract IReadOnlyList<string> Endings { get; }

    public abstract string Imports { get; }

    public virtual IRules? Rules => null;

    public abstract FileConventions Conventions { get; }

    /// <summary>What no performance edit needs, for people, and the words that reach for it.</summary>
    protected abstract IReadOnlyDictionary<string, string[]> Powers { get; }

    /// <summary>Whether braces end statements.</summary>
    public abstract bool HasBraces { get; }

    public abstract MembersRead Read(string path, string text);

    public abstract IReadOnlyList<CodeToken> Tokens(string text);

    public virtual bool MayBeTest(ChangedMember member, string id) => true;

    /// <summary>Where a member's signature begins, after its decorators.</summary>
    public virtual int SignatureStart(IReadOnlyList<CodeToken> member) => 0;

    /// <summary>Without what is style alone: doc strings, needless braces.</summary>
    public abstract IReadOnlyList<CodeToken> WithoutStyle(IReadOnlyList<CodeToken> body);

    /// <summary>Names that a body declares, in the order they stand in.</summary>
    public abstract IReadOnlyList<LocalName> Declared(IReadOnlyList<CodeToken> body);

    /// <summary>Whether a name that follows no dot is still not decided by scopes: an argument's name, a qualifier.</summary>
    protected abstract bool IsForeign(IReadOnlyList<CodeToken> body, int at);

    /// <summary>What says how often each loop of a body runs.</summary>
    public abstract List<TokenBound> Bounds(IReadOnlyList<CodeToken> body);

    /// <summary>What a token counts as where names are counted; null when it counts for nothing.</summary>
    public virtual string? Word(IReadOnlyList<CodeToken> tokens, int at) =>
        tokens[at].Kind == TokenKind.Word ? tokens[at].Text : null;

    protected abstract IEnumerable<Risk> Risks(TokenCounts sides);

    /// <summary>As in <see cref="MemberContext.BuiltFor"/>.</summary>
    public abstract string? BuiltFor(string checkout, string path);

    public abstract IReadOnlyList<string> ContextEndings { get; }

    public abstract bool IsImport(string line);

    public abstract string? ImportLine(string asked);

    public virtual string? Power(string word) =>
        Powers
            .Where(power => power.Value.Contains(word, StringComparer.Ordinal))
            .Select(power => power.Key)
            .FirstOrDefault();

    /// <summary>Whether a token is a name that scopes decide: no member of something, no argument's name.</summary>
    public bool IsOwnName(IReadOnlyList<CodeToken> body, int at) =>
        body[at].Kind == TokenKind.Word
        && (at == 0 || body[at - 1].Text is not ("." or "->" or "::"))
        && !IsForeign(body, at);

    public EditFacts Facts(string path, string id, string text) =>
        TokenFacts.Of(this, path, id, text);

    public bool HasWork(string path, string id, string text) =>
        Side(path, id, text) is not { } side
        || side.Body.Any(token =>
            token.Text is "(" or "[" or "+" or "*" or "/" or "%" or "for" or "while" or "+="
        );

    public IReadOnlyList<Risk> Risks(string path, string id, string head, string edited) =>
        Side(path, id, head) is { } before && Side(path, id, edited) is { } after
            ? Risks(new TokenCounts(before.Member.ToList(), after.Member.ToList()))
                .Distinct()
                .Order()
                .ToList()
            : [];

    public string? NamesTakenBack(string path, string id, string head, string edited) =>
        Side(path, id, head) is { } before && Side(path, id, edited) is { } after
            ? new TokenRenames(this, before, after).TakenBack(edited)
            : null;

    /// <summary>The first import, or the first statement that is no text about the file.</summary>
    public int ImportPlace(string text)
    {
        int? first = null;
        foreach (var statement in TokenStatements.Of(this, Tokens(text)))
        {
            var words = TokenStatements.Words(statement);
            var isImport = IsImport(words);
            if (isImport && !words.StartsWith("from __future__", StringComparison.Ordinal))
            {
                return statement[0].Line;
            }

            if (!isImport && statement[0].Kind is not (TokenKind.Text or TokenKind.Directive))
            {
                first ??= statement[0].Line;
            }

            // A class or function has begun: what is imported from here on is not for the file.
            if (statement[0].Kind == TokenKind.Indent || statement[^1].Is("{"))
            {
                break;
            }
        }

        return first ?? 1;
    }

    public IContextReader Context(ContextSource source) => new FileContext(this, source);

    private TokenSide? Side(string path, string id, string text) =>
        TokenSide.Of(this, Read(path, text), id, text);
}
