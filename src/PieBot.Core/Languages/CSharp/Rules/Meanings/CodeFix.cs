using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PieBot.Core.Languages.CSharp.Rules.Meanings;

/// <summary>A code fix, by what it replaces.</summary>
/// <param name="Rule">Such as <c>CA1854</c>.</param>
/// <param name="Model">Of the document at head.</param>
/// <param name="At">What the rule reports.</param>
/// <param name="Touched">What is replaced, in the order of the text.</param>
/// <param name="Added">The texts that are put in.</param>
internal sealed record CodeFix(
    string Rule,
    SemanticModel Model,
    SyntaxNode At,
    IReadOnlyList<SyntaxNode> Touched,
    string Added
)
{
    public static CodeFix Of(
        Diagnostic diagnostic,
        SemanticModel model,
        SyntaxNode root,
        IReadOnlyList<TextChange> changes
    ) =>
        new(
            diagnostic.Id,
            model,
            root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true),
            changes
                .Select(change => change.Span)
                .Where(span => span.Length > 0)
                .OrderBy(span => span.Start)
                .Select(span => root.FindNode(span, getInnermostNodeForTie: true))
                .ToList(),
            string.Join('\n', changes.Select(change => change.NewText))
        );

    /// <summary>Whether any of what is replaced lies in the node, or around it.</summary>
    public bool Touches(SyntaxNode node) =>
        Touched.Any(one => one.Span.Contains(node.Span) || node.Span.Contains(one.Span));

    /// <summary>The operation of all the code around: of a member's body, or a field's value.</summary>
    public IOperation? Body() =>
        At.AncestorsAndSelf()
            .TakeWhile(node => node is not TypeDeclarationSyntax)
            .Select(node => Model.GetOperation(node))
            .LastOrDefault(operation => operation is not null);

    /// <summary>The receiver of a call or an element access; null when there is none.</summary>
    public static ExpressionSyntax? Receiver(ExpressionSyntax expression) =>
        expression switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } =>
                access.Expression,
            ElementAccessExpressionSyntax access => access.Expression,
            _ => null,
        };

    /// <summary>The calls that it replaces or stands in: of what it reports and of the chain around it.</summary>
    public IEnumerable<InvocationExpressionSyntax> Calls() =>
        Touched
            .Append(At)
            .SelectMany(node => node.AncestorsAndSelf().TakeWhile(IsWithinStatement))
            .OfType<InvocationExpressionSyntax>()
            .Concat(
                Touched
                    .Append(At)
                    .SelectMany(node => node.DescendantNodes())
                    .OfType<InvocationExpressionSyntax>()
            )
            .Distinct();

    // Not out of a lambda: what stands around it is another chain.
    private static bool IsWithinStatement(SyntaxNode node) =>
        node
            is ExpressionSyntax
                and not AnonymousFunctionExpressionSyntax
                or ArgumentSyntax
                or ArgumentListSyntax;
}
