namespace PieBot.Core.Languages.Tokens;

/// <summary>A file with a member of it, as tokens.</summary>
/// <param name="Around">What stands outside of the member, imports left out.</param>
/// <param name="Imports">Those outside of the member, each as one text.</param>
/// <param name="Decoration">Of the member: what stands before its signature, such as decorators.</param>
/// <param name="Signature">From its first word to its body.</param>
/// <param name="Body">The rest of the member.</param>
internal sealed record TokenSide(
    IReadOnlyList<CodeToken> Around,
    IReadOnlyList<string> Imports,
    IReadOnlyList<CodeToken> Decoration,
    IReadOnlyList<CodeToken> Signature,
    IReadOnlyList<CodeToken> Body
)
{
    /// <summary>All of the member.</summary>
    public IEnumerable<CodeToken> Member => Decoration.Concat(Signature).Concat(Body);

    /// <summary>Names that a body of it declares for itself, in the order they stand in; parameters are not among them.</summary>
    public IReadOnlyList<LocalName> Locals(TokenLanguage language, IReadOnlyList<CodeToken> body)
    {
        var given = Signature
            .Where(token => token.Kind == TokenKind.Word)
            .Select(token => token.Text)
            .ToHashSet(StringComparer.Ordinal);
        return language.Declared(body).Where(one => !given.Contains(one.Name)).ToList();
    }

    /// <param name="read">The members of the text.</param>
    /// <returns>Null when it has no such member.</returns>
    public static TokenSide? Of(TokenLanguage language, MembersRead read, string id, string text)
    {
        if (read.Members.FirstOrDefault(one => one.Id == id) is not { } member)
        {
            return null;
        }

        var around = new List<CodeToken>();
        var inside = new List<CodeToken>();
        foreach (var token in language.Tokens(text))
        {
            (member.Lines.Contains(new(token.Line, token.Line)) ? inside : around).Add(token);
        }

        var imports = Imported(language, around);
        var (start, body) = TokenSignature.Of(language, inside);
        return new(around, imports, inside[..start], inside[start..body], inside[body..]);
    }

    // Takes them out of the tokens.
    private static List<string> Imported(TokenLanguage language, List<CodeToken> tokens)
    {
        var imports = new List<string>();
        var rest = new List<CodeToken>();
        foreach (var statement in TokenStatements.Of(language, tokens))
        {
            var text = TokenStatements.Words(statement);
            if (language.IsImport(text))
            {
                imports.Add(text);
            }
            else
            {
                rest.AddRange(statement);
            }
        }

        tokens.Clear();
        tokens.AddRange(rest);
        return imports;
    }
}
