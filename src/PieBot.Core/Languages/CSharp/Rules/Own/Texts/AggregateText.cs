using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PieBot.Core.Languages.CSharp.Rules.Meanings;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Texts;

/// <summary><c>Aggregate("", (all, one) => all + one)</c>; without a seed it throws for an empty sequence, and stays.</summary>
internal sealed class AggregateText : OwnRule
{
    public override string Id => "aggregate-text";

    public override string Title => "Use string.Concat";

    public override string Reason =>
        "Concat copies each part once; Aggregate copies all of the text so far for each part.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        foreach (var call in code.All<InvocationExpressionSyntax>())
        {
            if (
                code.IsLinq(call, "Aggregate")
                && CodeFix.Receiver(call) is { } source
                && call.ArgumentList.Arguments
                    is [
                        { Expression: var seed },
                        {
                            Expression: ParenthesizedLambdaExpressionSyntax
                            {
                                AsyncKeyword.RawKind: 0,
                                ExpressionBody: { } body,
                                ParameterList.Parameters: [var all, var one]
                            }
                        },
                    ]
                && seed.ToString() is "\"\"" or "string.Empty"
                && First(body, all.Identifier.ValueText) is { } first
                && IsSafe(code, body, first, all.Identifier.ValueText)
            )
            {
                var part = code
                    .Node.SyntaxTree.GetText()
                    .ToString(TextSpan.FromBounds(first.SpanStart, body.Span.End));
                if (first is ParenthesizedExpressionSyntax inner && first.Span.End == body.Span.End)
                {
                    part = inner.Expression.ToString();
                }

                var name = one.Identifier.ValueText;
                yield return new([
                    Lines.Replace(
                        call,
                        part == name
                            ? $"string.Concat({source})"
                            : $"string.Concat({source}.Select({name} => {part}))"
                    ),
                ]);
            }
        }
    }

    // What is added first: x of all + x + y.
    private static ExpressionSyntax? First(ExpressionSyntax body, string all) =>
        body is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum
            ? sum.Left is IdentifierNameSyntax name && name.Identifier.ValueText == all
                ? sum.Right
                : First(sum.Left, all)
            : null;

    // A text, so that what follows it is appended and not added up; what comes before it is the text so far alone.
    private static bool IsSafe(
        MemberCode code,
        ExpressionSyntax body,
        ExpressionSyntax first,
        string all
    ) =>
        Types.IsText(code.Type(first))
        && first is not (ConditionalExpressionSyntax or BinaryExpressionSyntax)
        && body.DescendantTokens().Count(token => token.ValueText == all) == 1;
}
