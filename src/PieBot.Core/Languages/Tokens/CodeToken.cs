namespace PieBot.Core.Languages.Tokens;

internal enum TokenKind
{
    /// <summary>A name or a keyword.</summary>
    Word,
    Number,

    /// <summary>A string or character literal, whole.</summary>
    Text,
    Operator,

    /// <summary>A preprocessor line, with those it goes on in.</summary>
    Directive,

    /// <summary>The end of a statement, where lines end statements.</summary>
    NewLine,

    /// <summary>A block begins, where indentation makes blocks.</summary>
    Indent,
    Dedent,
}

/// <summary>A token of a language without a syntax tree here; comments and blanks are none.</summary>
/// <param name="Text">As written; empty for what has no width.</param>
/// <param name="Start">Character of the file.</param>
/// <param name="Line">From 1.</param>
/// <param name="EndLine">Of its last character.</param>
internal readonly record struct CodeToken(
    TokenKind Kind,
    string Text,
    int Start,
    int Line,
    int EndLine
)
{
    public int End => Start + Text.Length;

    public bool Is(string text) => Kind is TokenKind.Word or TokenKind.Operator && Text == text;
}
