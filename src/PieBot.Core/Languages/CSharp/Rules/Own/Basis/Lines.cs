using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Basis;

/// <summary>Text changes around statements: they keep comments, and the file's own white space at the start of a line.</summary>
internal static class Lines
{
    public static TextChange Replace(SyntaxNode node, string text) => new(node.Span, text);

    public static TextChange Replace(SyntaxToken token, string text) => new(token.Span, text);

    /// <summary>A statement on a line of its own before another.</summary>
    public static TextChange Before(StatementSyntax statement, string text) =>
        new(new(statement.SpanStart, 0), $"{text}\n{Indent(statement)}");

    /// <summary>A statement on a line of its own after another and the comment behind it.</summary>
    public static TextChange After(StatementSyntax statement, string text)
    {
        var line = Line(statement, statement.Span.End);
        var next = statement.GetLastToken().GetNextToken();
        return next.SpanStart < line.End && next.SpanStart > 0
            ? new(new(statement.Span.End, 0), $" {text}")
            : new(new(line.End, 0), $"\n{Indent(statement)}{text}");
    }

    /// <summary>Takes a statement out, with its line when nothing else stands there.</summary>
    public static TextChange Remove(StatementSyntax statement)
    {
        var first = Line(statement, statement.SpanStart);
        var last = Line(statement, statement.Span.End);
        var source = statement.SyntaxTree.GetText();
        var before = source.ToString(TextSpan.FromBounds(first.Start, statement.SpanStart));
        var after = source.ToString(TextSpan.FromBounds(statement.Span.End, last.End));
        return before.Trim().Length == 0 && after.Trim().Length == 0
            ? new(TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak), "")
            : new(statement.Span, "");
    }

    /// <summary>The white space its line starts with.</summary>
    public static string Indent(SyntaxNode node)
    {
        var line = Line(node, node.SpanStart).ToString();
        return line[..^line.TrimStart().Length];
    }

    /// <summary>
    /// A static field before the member, with an empty line between; before what may ask for it while the fields above it are
    /// filled, since they are filled in the order of the text.
    /// </summary>
    /// <param name="head">Up to the value.</param>
    public static TextChange Field(MemberCode code, string head, string arguments) =>
        Field(code, $"{head}{arguments};");

    /// <param name="head">Up to the value.</param>
    /// <param name="value">Taken out of the member; its further lines move to the left with it.</param>
    public static TextChange Field(MemberCode code, string head, ExpressionSyntax value)
    {
        var member = code.Node.FirstAncestorOrSelf<MemberDeclarationSyntax>()!;
        var inner = Indent(value);
        var outer = Indent(member);
        var isPlain = value
            .DescendantTokens()
            .All(token => !token.Text.Contains('\n', StringComparison.Ordinal));
        var text =
            isPlain && inner.StartsWith(outer, StringComparison.Ordinal)
                ? value.ToString().Replace($"\n{inner}", $"\n{outer}", StringComparison.Ordinal)
                : value.ToString();
        return Field(code, $"{head}{text};");
    }

    private static TextChange Field(MemberCode code, string declaration)
    {
        var member = code
            .Node.AncestorsAndSelf()
            .OfType<MemberDeclarationSyntax>()
            .First(one => one.Parent is TypeDeclarationSyntax);
        member =
            ((TypeDeclarationSyntax)member.Parent!)
                .Members.TakeWhile(one => one != member)
                .FirstOrDefault(one => Initializers.MayAsk(code, one))
            ?? member;
        // Above the comments that document the member.
        var start = member
            .GetLeadingTrivia()
            .SkipWhile(one => one.ToString().Trim().Length == 0)
            .Select(one => one.FullSpan.Start)
            .FirstOrDefault(member.SpanStart);
        var line = Line(member, start);
        return new(new(line.Start, 0), $"{Indent(member)}{declaration}\n\n");
    }

    /// <summary>Whether a statement may have others beside it: in a block, or a section of a switch.</summary>
    public static bool IsInBlock(StatementSyntax statement) =>
        statement.Parent is BlockSyntax or SwitchSectionSyntax;

    private static TextLine Line(SyntaxNode node, int position) =>
        node.SyntaxTree.GetText().Lines.GetLineFromPosition(position);
}
