using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Risks;

/// <summary>
/// Whether an edit moves code that has effects, or moves a read before it: a filter with an assignment that comes before a
/// sort, a new <c>TryGetValue</c> whose value is used after a call of the type's own methods that names the collection.
/// </summary>
internal static class Evaluation
{
    public static bool IsChanged(Sides sides) =>
        Filtered(sides.Edited).Except(Filtered(sides.Head), StringComparer.Ordinal).Any()
        || (sides.More(IsLookUp) && Sides.Nodes(sides.Edited).Where(IsLookUp).Any(IsStale));

    // The delegates with effects, each with the methods called on the way to it.
    private static IEnumerable<string> Filtered(IReadOnlyList<SyntaxNode> members) =>
        Sides
            .Nodes(members)
            .OfType<LambdaExpressionSyntax>()
            .Where(HasEffect)
            .Where(lambda => lambda.Parent?.Parent?.Parent is InvocationExpressionSyntax)
            .Select(lambda =>
                string.Join(' ', Chain((InvocationExpressionSyntax)lambda.Parent!.Parent!.Parent!))
                + string.Join(' ', lambda.DescendantTokens().Select(token => token.Text))
            );

    private static IEnumerable<string> Chain(InvocationExpressionSyntax call)
    {
        for (
            ExpressionSyntax? at = call;
            at is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access };
            at = access.Expression
        )
        {
            // A filter looks at the elements in the order of the sorts before it, and as often as what comes after lets it.
            var name = access.Name.Identifier.ValueText;
            if (name.StartsWith("Order", StringComparison.Ordinal))
            {
                yield return "Order";
            }
        }
    }

    private static bool HasEffect(LambdaExpressionSyntax lambda) =>
        lambda
            .DescendantNodes()
            .Any(node =>
                node is AssignmentExpressionSyntax
                || node.IsKind(SyntaxKind.PostIncrementExpression)
                || node.IsKind(SyntaxKind.PostDecrementExpression)
                || node.IsKind(SyntaxKind.PreIncrementExpression)
                || node.IsKind(SyntaxKind.PreDecrementExpression)
            );

    private static bool IsLookUp(SyntaxNode node) => Marks.Callee(node) == "TryGetValue";

    // Value used after a call of a method of this file that names the same collection.
    private static bool IsStale(SyntaxNode node)
    {
        var map = Marks.Receiver(node);
        var value = ((InvocationExpressionSyntax)node).ArgumentList.Arguments.LastOrDefault() switch
        {
            {
                Expression: DeclarationExpressionSyntax
                {
                    Designation: SingleVariableDesignationSyntax name
                }
            } => name.Identifier.ValueText,
            { Expression: IdentifierNameSyntax name } => name.Identifier.ValueText,
            _ => null,
        };
        var member = node.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        if (map is null || value is null || member is null)
        {
            return false;
        }

        var last = member
            .DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .LastOrDefault(name => name.Identifier.ValueText == value);
        return last is not null
            && member
                .DescendantNodes()
                .OfType<InvocationExpressionSyntax>()
                .Where(call => call.SpanStart > node.Span.End && call.Span.End < last.SpanStart)
                .Where(call => !IsWithoutValue(call, node))
                .Any(call => Methods(call).Any(method => Names(method, map)));
    }

    // In the branch that is taken when there is no value.
    private static bool IsWithoutValue(SyntaxNode call, SyntaxNode lookUp) =>
        lookUp.FirstAncestorOrSelf<IfStatementSyntax>() is { } branches
        && branches.Condition.Span.Contains(lookUp.Span)
        && (
            lookUp.Parent.IsKind(SyntaxKind.LogicalNotExpression)
                ? branches.Statement.Span
                : branches.Else?.Span ?? default
        ).Contains(call.Span);

    private static IEnumerable<MethodDeclarationSyntax> Methods(InvocationExpressionSyntax call) =>
        call.Expression is IdentifierNameSyntax
        || call.Expression is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }
            ? call
                .SyntaxTree.GetRoot()
                .DescendantNodes()
                .OfType<MethodDeclarationSyntax>()
                .Where(method => method.Identifier.ValueText == Marks.Callee(call))
            : [];

    private static bool Names(MethodDeclarationSyntax method, string map) =>
        method
            .DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Any(name => name.Identifier.ValueText == map);
}
