using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Python.Members;

/// <summary>The tokens of a Python file, as Python's own <c>tokenize</c> cuts it; none of a text that it cannot parse.</summary>
internal static class PythonTokens
{
    // As members.py numbers them.
    private static readonly TokenKind[] Kinds =
    [
        TokenKind.Word,
        TokenKind.Number,
        TokenKind.Text,
        TokenKind.Operator,
        TokenKind.Directive,
        TokenKind.NewLine,
        TokenKind.Indent,
        TokenKind.Dedent,
    ];

    public static IReadOnlyList<CodeToken> Of(string text) =>
        (ParsedPython.Of(text).Tokens ?? [])
            .Chunk(5)
            .Select(one => new CodeToken(
                Kinds[one[0]],
                text.Substring(one[1], one[2]),
                one[1],
                one[3],
                one[4]
            ))
            .ToList();
}
