using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PieBot.Core.Changes;
using PieBot.Core.Languages.CSharp.Members;

namespace PieBot.Core.Languages.CSharp.Probe;

/// <summary>Marks the statements of given lines, so that it shows whether they run.</summary>
internal static class LineMarks
{
    private const string Mark = "global::PieBot.Generated.Probe.Reach(); ";

    /// <param name="lines">1-based.</param>
    /// <param name="symbols">As in <see cref="ChangedMember.Symbols"/>.</param>
    /// <returns>The text with a mark before each statement that begins there, or, where none does, before the one around; null when nothing that runs stands there.</returns>
    public static string? Instrument(
        string text,
        IReadOnlyList<LineRange> lines,
        string? symbols = null
    )
    {
        var source = SourceText.From(text);
        var root = CSharpSyntaxTree.ParseText(source, Preprocessor.Options(symbols)).GetRoot();
        var changes = lines
            .SelectMany(range => Marked(root, source, range))
            .Distinct()
            .SelectMany(Marks)
            .OrderBy(change => change.Span.Start)
            .ToList();
        return changes.Count == 0 ? null : source.WithChanges(Merged(changes)).ToString();
    }

    // Statements and arrows.
    private static List<SyntaxNode> Marked(SyntaxNode root, SourceText source, LineRange range)
    {
        var within = root.DescendantNodes()
            .Where(node =>
                source.Lines.GetLineFromPosition(node.SpanStart).LineNumber + 1 is var line
                && line >= range.Start
                && line <= range.End
            )
            .ToList();
        var statements = within
            .OfType<StatementSyntax>()
            .Where(one =>
                one is not (BlockSyntax or LocalFunctionStatementSyntax) && Marks(one).Any()
            )
            .ToList<SyntaxNode>();
        if (statements.Count > 0)
        {
            return statements;
        }

        // A line inside of a statement or an expression: the innermost around it.
        return
            root.DescendantNodes()
                .LastOrDefault(node =>
                    Lines(node, source) is var lines
                    && (
                        node is ArrowExpressionClauseSyntax
                            ? lines.Overlaps(range)
                            : lines.Contains(range)
                    )
                    && Marks(node).Any()
                )
                is { } around
            ? [around]
            : [];
    }

    private static LineRange Lines(SyntaxNode node, SourceText source)
    {
        var lines = source.Lines.GetLinePositionSpan(node.Span);
        return new(lines.Start.Line + 1, lines.End.Line + 1);
    }

    private static IEnumerable<TextChange> Marks(SyntaxNode node) =>
        node switch
        {
            BlockSyntax or LocalFunctionStatementSyntax => [],
            StatementSyntax statement => Before(statement),
            ArrowExpressionClauseSyntax { Parent: { } member } arrow
                when MemberShape.Body(member).Arrow == arrow => Arrow(member, arrow),
            _ => [],
        };

    private static IEnumerable<TextChange> Before(StatementSyntax statement)
    {
        if (statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax)
        {
            return [new(new(statement.SpanStart, 0), Mark)];
        }

        // The only statement of an if or a loop; "else if" stays one.
        return
            statement.Parent is LabeledStatementSyntax
            || statement is IfStatementSyntax { Parent: ElseClauseSyntax }
            ? []
            :
            [
                new(new(statement.SpanStart, 0), $"{{ {Mark}"),
                new(new(statement.Span.End, 0), " }"),
            ];
    }

    private static IEnumerable<TextChange> Arrow(
        SyntaxNode member,
        ArrowExpressionClauseSyntax arrow
    ) =>
        MemberShape
            .ToBlock(
                member,
                arrow,
                Mark
                    + (
                        MemberShape.ReturnsNothing(member)
                        || arrow.Expression is ThrowExpressionSyntax
                            ? ""
                            : "return "
                    ),
                ";"
            )
            ?.Select(change => new TextChange(new(change.Item1, change.Item2), change.Item3))
        ?? [];

    // Two at one place are one change: at the end of one statement another may begin.
    private static IEnumerable<TextChange> Merged(IReadOnlyList<TextChange> changes) =>
        changes
            .GroupBy(change => change.Span.Start)
            .Select(group =>
                group.Count() == 1
                    ? group.First()
                    : new TextChange(
                        group.Select(one => one.Span).MaxBy(span => span.Length),
                        string.Concat(
                            group
                                .Select(one => one.NewText!)
                                .OrderByDescending(one =>
                                    one.StartsWith(" }", StringComparison.Ordinal)
                                )
                        )
                    )
            );
}
