using PieBot.Core.Changes;
using PieBot.Core.Languages.Cpp.Members;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Mutants;

/// <summary>
/// Plants mutants in given lines by their tokens: an abort, a flipped condition, an off-by-one, a dropped statement, a changed
/// constant (the classic operators of mutation testing: DeMillo, Lipton and Sayward, Computer 11, 1978). What does not
/// compile then says nothing of the tests, and does not count.
/// </summary>
internal static class CppMutants
{
    private const string Abort = "__builtin_abort(); ";

    /// <param name="lines">The lines that the candidate's edits wrote, 1-based.</param>
    /// <param name="most">No more than this: of each kind in turn, so that the kinds are mixed.</param>
    public static IReadOnlyList<Mutant> Plant(
        string path,
        string text,
        IReadOnlyList<LineRange> lines,
        int most
    )
    {
        var tokens = Branches.Taken(CppLexer.Tokens(text));
        if (Brackets.Match(tokens) is not { } partner)
        {
            return [];
        }

        var members = CppMembers.Read(path, text).Members.Select(member => member.Lines).ToList();
        var places = Enumerable
            .Range(1, Math.Max(tokens.Count - 2, 0))
            .Where(at => Holds(lines, tokens[at].Line) && Holds(members, tokens[at].Line))
            .ToList();
        var statements = new CppStatements(tokens, partner);
        List<Mutant> Kind(string what, Func<int, Replacement?> replace) =>
            places
                .Select(at => (Line: tokens[at].Line, By: replace(at)))
                .Where(one => one.By is not null)
                .Select(one => new Mutant(
                    $"{what} in line {one.Line}",
                    text.Remove(one.By!.Start, one.By.Length).Insert(one.By.Start, one.By.Text)
                ))
                .DistinctBy(mutant => mutant.Text)
                .ToList();

        List<List<Mutant>> kinds =
        [
            Kind("an abort", at => statements.Begins(at) ? new(tokens[at].Start, 0, Abort) : null)
                .Take(1)
                .ToList(),
            Kind("condition flipped", at => Flipped(tokens, partner, at, text)),
            Kind("off by one", at => OffByOne(tokens[at], text)),
            Kind("statement dropped", statements.Dropped),
            Kind("constant changed", at => Changed(tokens[at])),
        ];
        return Enumerable
            .Range(0, kinds.Max(kind => kind.Count))
            .SelectMany(place =>
                kinds.Where(kind => place < kind.Count).Select(kind => kind[place])
            )
            .Take(most)
            .ToList();
    }

    private static bool Holds(IReadOnlyList<LineRange> ranges, int line) =>
        ranges.Any(range => line >= range.Start && line <= range.End);

    private static Replacement? Flipped(
        IReadOnlyList<CodeToken> tokens,
        int[] partner,
        int at,
        string text
    )
    {
        if (!(tokens[at].Is("if") || tokens[at].Is("while")) || !tokens[at + 1].Is("("))
        {
            return null;
        }

        var (from, to) = (at + 1, partner[at + 1]);
        // One that declares a variable, or has a statement before it, is no expression.
        for (var one = from + 1; one < to; one++)
        {
            if (tokens[one].Is(";") || tokens[one].Is("="))
            {
                return null;
            }
        }

        var condition = text[tokens[from].End..tokens[to].Start];
        return new(tokens[from].End, condition.Length, $"!({condition})");
    }

    // With blanks around it: without, it may be a template's bracket.
    private static Replacement? OffByOne(CodeToken token, string text)
    {
        var other =
            token.Kind != TokenKind.Operator
                ? null
                : token.Text switch
                {
                    "<" => "<=",
                    "<=" => "<",
                    ">" => ">=",
                    ">=" => ">",
                    _ => null,
                };
        return
            other is not null
            && char.IsWhiteSpace(text[token.Start - 1])
            && char.IsWhiteSpace(text[token.End])
            ? new(token.Start, token.Text.Length, other)
            : null;
    }

    private static Replacement? Changed(CodeToken token) =>
        token switch
        {
            { Kind: TokenKind.Number } => new(
                token.Start,
                token.Text.Length,
                $"({token.Text} + 1)"
            ),
            { Kind: TokenKind.Text } when token.Text.StartsWith('"') => new(
                token.Start,
                token.Text.Length,
                "\"a mutant\""
            ),
            { Kind: TokenKind.Word, Text: "true" } => new(token.Start, 4, "false"),
            { Kind: TokenKind.Word, Text: "false" } => new(token.Start, 5, "true"),
            _ => null,
        };
}
