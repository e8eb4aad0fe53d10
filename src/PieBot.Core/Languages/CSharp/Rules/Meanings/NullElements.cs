using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Risks;

namespace PieBot.Core.Languages.CSharp.Rules.Meanings;

/// <summary>
/// <c>FirstOrDefault(p) != null</c> is <c>Any(p)</c> only when no element that passes is null itself.
/// </summary>
internal static class NullElements
{
    public static IEnumerable<Meaning> Of(CodeFix fix) =>
        fix.Rule == "RCS1077"
        && fix.Added.Contains("Any", StringComparison.Ordinal)
        && fix.Calls()
            .Any(call => Marks.Callee(call) is "FirstOrDefault" && !IsNeverNull(call, fix.Model))
            ? [new Meaning.Changed("it takes an element that is null for one that was found")]
            : [];

    private static bool IsNeverNull(InvocationExpressionSyntax call, SemanticModel model)
    {
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol { TypeArguments: [var element] })
        {
            return false;
        }

        return element.NullableAnnotation == NullableAnnotation.NotAnnotated
                && element.IsReferenceType
            || (
                call.ArgumentList.Arguments
                    is [
                        {
                            Expression: SimpleLambdaExpressionSyntax
                            {
                                ExpressionBody: { } body
                            } lambda
                        },
                    ]
                && Rejects(body, lambda.Parameter.Identifier.ValueText, model)
            );
    }

    // A predicate that fails for null, or is false for it.
    private static bool Rejects(ExpressionSyntax body, string element, SemanticModel model)
    {
        if (
            body is BinaryExpressionSyntax comparison
            && comparison.IsKind(SyntaxKind.EqualsExpression)
            && IsElement(comparison.Left, element)
        )
        {
            return model.GetConstantValue(comparison.Right) is { HasValue: true, Value: not null };
        }

        // What runs first is at the very left.
        var first = body.DescendantNodesAndSelf()
            .OfType<MemberAccessExpressionSyntax>()
            .LastOrDefault(access => access.SpanStart == body.SpanStart);
        return first is not null && IsElement(first.Expression, element);
    }

    private static bool IsElement(ExpressionSyntax expression, string element) =>
        expression is IdentifierNameSyntax name && name.Identifier.ValueText == element;
}
