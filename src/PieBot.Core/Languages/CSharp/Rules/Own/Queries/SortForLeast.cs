using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Risks;
using PieBot.Core.Languages.CSharp.Rules.Meanings;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Queries;

/// <summary>
/// The first or last of sorted whole numbers: equal ones cannot be told apart, and both throw for an empty sequence. Not
/// floating numbers (NaN, the zeros) or decimals (1.0 and 1.00).
/// </summary>
internal sealed class SortForLeast : OwnRule
{
    public override string Id => "sort-for-least";

    public override string Title => "Use Min or Max";

    public override string Reason =>
        "The least number takes one pass, vectorised over an array or list, and no buffer.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        foreach (var call in code.All<InvocationExpressionSyntax>())
        {
            if (
                call.ArgumentList.Arguments.Count == 0
                && code.IsLinq(call, "First", "Last")
                && CodeFix.Receiver(call) is InvocationExpressionSyntax sort
                && IsOfItself(code, sort)
                && sort.Expression is MemberAccessExpressionSyntax by
                && Types.IsInteger(code.Type(call))
            )
            {
                var isUp = Marks.Callee(sort) is "Order" or "OrderBy";
                var name = isUp == (Marks.Callee(call) == "First") ? "Min" : "Max";
                yield return new([
                    Lines.Replace(by.Name, name),
                    Lines.Replace(sort.ArgumentList, "()"),
                    new(new(sort.Span.End, call.Span.End - sort.Span.End), ""),
                ]);
            }
        }
    }

    private static bool IsOfItself(MemberCode code, InvocationExpressionSyntax sort) =>
        code.IsLinq(sort, "Order", "OrderDescending") && sort.ArgumentList.Arguments.Count == 0
        || code.IsLinq(sort, "OrderBy", "OrderByDescending")
            && sort.ArgumentList.Arguments
                is [
                    {
                        Expression: SimpleLambdaExpressionSyntax { ExpressionBody: { } body } lambda
                    },
                ]
            && body.ToString() == lambda.Parameter.Identifier.ValueText;
}
