using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PieBot.Core.Languages.CSharp.Risks;

namespace PieBot.Core.Languages.CSharp.Rules.Meanings;

/// <summary>
/// Chains whose delegates run in another order (a filter before a sort) or less often (Any in place of Count): the same
/// only when they have no effects.
/// </summary>
internal static class Delegates
{
    public static IEnumerable<Meaning> Of(CodeFix fix) =>
        fix.Rule switch
        {
            "CA1827" or "MA0031" => Check(fix, "runs code less often", _ => true),
            "RCS1077" when IsSortMoved(fix) => Check(fix, "runs a filter before a sort", _ => true),
            // Any fails when the list is changed meanwhile; Exists goes on.
            "MA0020" or "RCS1077" => Check(fix, "walks over a list while code runs", IsListWritten),
            _ => [],
        };

    private static IEnumerable<Meaning> Check(CodeFix fix, string what, Func<Effect, bool> matters)
    {
        var effects = Pieces(fix)
            .SelectMany(piece => new Effects(fix.Model.Compilation).Of(piece))
            .Where(matters)
            .ToList();
        return effects.Any(effect => effect is not Effect.Unseen)
                ? [new Meaning.Changed($"it {what} that has effects, or that cannot be bound")]
            : effects.Count > 0 ? [new Meaning.Doubtful(Risk.ChangedEvaluation)]
            : [];
    }

    private static bool IsSortMoved(CodeFix fix) =>
        fix.Calls().Any(call => Marks.Callee(call) == "Where")
        && fix.Calls()
            .Any(call =>
                Marks.Callee(call)
                    is "OrderBy"
                        or "OrderByDescending"
                        or "ThenBy"
                        or "ThenByDescending"
                        or "Order"
                        or "OrderDescending"
            )
        && fix.Added.Contains("Where", StringComparison.Ordinal);

    private static bool IsListWritten(Effect effect) =>
        effect
            is Effect.Writes
            {
                Type: { IsReferenceType: true, SpecialType: not SpecialType.System_String } type
            }
        && type.AllInterfaces.Append(type).Any(one => one.Name is "IEnumerable");

    // The delegates of the chain, and the iterators it walks over.
    private static IEnumerable<IOperation> Pieces(CodeFix fix)
    {
        foreach (var call in fix.Calls().Where(call => !IsInLambda(call, fix)))
        {
            foreach (var argument in call.ArgumentList.Arguments)
            {
                if (
                    fix.Model.GetOperation(argument) is IArgumentOperation operation
                    && operation.Parameter?.Type.TypeKind == TypeKind.Delegate
                )
                {
                    yield return operation.Parent is IInvocationOperation whole
                    && IsVariable(argument)
                        ? whole
                        : operation;
                }
            }

            if (
                fix.Model.GetOperation(call) is IInvocationOperation { TargetMethod: var method }
                && method.DeclaringSyntaxReferences.Any(reference =>
                    reference.GetSyntax().DescendantNodes().OfType<YieldStatementSyntax>().Any()
                )
            )
            {
                yield return fix.Model.GetOperation(call)!;
            }
        }
    }

    private static bool IsVariable(ArgumentSyntax argument) =>
        argument.Expression is not AnonymousFunctionExpressionSyntax;

    // What a lambda calls is followed from the lambda.
    private static bool IsInLambda(SyntaxNode node, CodeFix fix) =>
        node.Ancestors()
            .OfType<AnonymousFunctionExpressionSyntax>()
            .Any(lambda => !lambda.Span.Contains(fix.At.Span));
}
