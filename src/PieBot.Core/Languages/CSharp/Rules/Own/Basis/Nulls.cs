using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Basis;

/// <summary>What happens to null where code is moved or replaced by code that treats it otherwise.</summary>
internal static class Nulls
{
    /// <summary>Whether an expression may well be null: it is declared so, or the member asks.</summary>
    public static bool IsExpected(MemberCode code, ExpressionSyntax expression)
    {
        if (code.Model.GetTypeInfo(expression).Nullability.FlowState == NullableFlowState.MaybeNull)
        {
            return true;
        }

        var symbol = code.Symbol(expression);
        var declared = symbol switch
        {
            ILocalSymbol one => one.NullableAnnotation,
            IParameterSymbol one => one.NullableAnnotation,
            IFieldSymbol one => one.NullableAnnotation,
            IPropertySymbol one => one.NullableAnnotation,
            _ => NullableAnnotation.None,
        };
        return declared == NullableAnnotation.Annotated
            || (symbol is not null && code.Uses(symbol).Any(IsAsked));
    }

    /// <summary>The risk that a null is met at another moment, or by another exception; none where there can be no null.</summary>
    public static IReadOnlyList<Risk> Risks(MemberCode code, ExpressionSyntax expression) =>
        IsNever(code, expression) ? [] : [Risk.ChangedEdge];

    private static bool IsNever(MemberCode code, ExpressionSyntax expression) =>
        code.Type(expression) is { IsValueType: true }
        || expression
            is LiteralExpressionSyntax
                or ThisExpressionSyntax
                or InterpolatedStringExpressionSyntax
        || code.Symbol(expression) is ILocalSymbol local
            && Owned.IsMade(code, local)
            && Writes.Never(code, local)
        || code.Symbol(expression) is IFieldSymbol { IsReadOnly: true } field && IsMade(field)
        || IsTextResult(code, expression)
        || (
            code.Model.GetNullableContext(expression.SpanStart).AnnotationsEnabled()
            && code.Model.GetTypeInfo(expression).Nullability.FlowState == NullableFlowState.NotNull
        );

    // Methods of texts and of LINQ give no null where they give a text or a collection.
    private static bool IsTextResult(MemberCode code, ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax call
        && (
            code.IsOf(call, "System.String")
            || code.IsLinq(call, "ToList", "ToArray", "Where", "Select", "Reverse")
        );

    private static bool IsMade(IFieldSymbol field) =>
        field.DeclaringSyntaxReferences is [var reference]
        && reference.GetSyntax()
            is VariableDeclaratorSyntax
            {
                Initializer.Value: BaseObjectCreationExpressionSyntax
                    or CollectionExpressionSyntax
                    or ArrayCreationExpressionSyntax
                    or ImplicitArrayCreationExpressionSyntax
            };

    private static bool IsAsked(IdentifierNameSyntax use) =>
        Whole(use).Parent switch
        {
            BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.CoalesceExpression)
                || binary.Left.IsKind(SyntaxKind.NullLiteralExpression)
                || binary.Right.IsKind(SyntaxKind.NullLiteralExpression),
            ConditionalAccessExpressionSyntax access => access.Expression == Whole(use),
            IsPatternExpressionSyntax => true,
            AssignmentExpressionSyntax assignment => assignment.IsKind(
                SyntaxKind.CoalesceAssignmentExpression
            ),
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => call
                .Expression.ToString()
                .StartsWith("string.IsNullOr", StringComparison.OrdinalIgnoreCase),
            _ => false,
        };

    private static ExpressionSyntax Whole(IdentifierNameSyntax use) =>
        use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access : use;
}
