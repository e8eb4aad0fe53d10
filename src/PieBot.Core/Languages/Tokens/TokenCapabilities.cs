namespace PieBot.Core.Languages.Tokens;

/// <summary>Finds reaches for powers that no performance edit needs, by the words they have in each language.</summary>
internal static class TokenCapabilities
{
    public static string? Check(ITokenLanguage language, TokenSide head, TokenSide edited)
    {
        var before = Words(head);
        var after = Words(edited);
        foreach (var (power, names) in language.Rules.Powers)
        {
            if (names.FirstOrDefault(name => IsNew(name)) is { } name)
            {
                return $"it newly uses {power}: {name}";
            }
        }

        // Thousands of names, known by how they begin.
        if (after.Keys.FirstOrDefault(name => IsIntrinsic(name) && IsNew(name)) is { } intrinsic)
        {
            return $"it newly uses intrinsics of one processor: {intrinsic}";
        }

        return BuiltInCompile(edited) > BuiltInCompile(head) ? "it newly uses reflection: compile"
            : Directives(edited) > Directives(head) ? "it adds a compiler directive"
            : null;

        bool IsNew(string name) => after.GetValueOrDefault(name) > before.GetValueOrDefault(name);
    }

    private static Dictionary<string, int> Words(TokenSide side) =>
        side
            .Member.Where(token => token.Kind == TokenKind.Word)
            .Select(token => token.Text)
            .Concat(side.Imports.SelectMany(Parts))
            .CountBy(word => word, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<string> Parts(string import) =>
        import
            .Split(' ', '.', ',', '<', '>', '"', '/')
            .Append(
                import.Split('<', '"', '>', '/')[
                    ^(import.EndsWith('>') || import.EndsWith('"') ? 2 : 1)
                ]
            );

    // re.compile is a fine thing; the built-in function is not.
    private static int BuiltInCompile(TokenSide side)
    {
        var member = side.Member.ToList();
        return Enumerable
            .Range(0, member.Count)
            .Count(at => member[at].Is("compile") && (at == 0 || member[at - 1].Text != "."));
    }

    private static int Directives(TokenSide side) =>
        side.Member.Count(token => token.Kind == TokenKind.Directive);

    private static bool IsIntrinsic(string name) =>
        name.StartsWith("_mm", StringComparison.Ordinal)
        || name.StartsWith("__m1", StringComparison.Ordinal)
        || name.StartsWith("__m2", StringComparison.Ordinal)
        || name.StartsWith("__m5", StringComparison.Ordinal);
}
