using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Risks;
using PieBot.Core.Languages.CSharp.Rules.Meanings;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Queries;

/// <summary><c>string.Join(", ", numbers.Select(n => n.ToString()))</c>: Join formats numbers itself, by the same culture.</summary>
internal sealed class JoinOfTexts : OwnRule
{
    public override string Id => "join-of-texts";

    public override string Title => "Let Join format the numbers";

    public override string Reason =>
        "Join writes each number into its buffer; ToString allocates a string for each.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        foreach (var call in code.All<InvocationExpressionSyntax>())
        {
            if (
                Marks.Callee(call) == "Join"
                && code.IsOf(call, "System.String")
                && call.ArgumentList.Arguments
                    is [_, { Expression: InvocationExpressionSyntax query }]
                && code.IsLinq(query, "Select")
                && CodeFix.Receiver(query) is { } source
                && Element(code.Type(source)) is { } element
                && (
                    Types.IsInteger(element)
                    || element.SpecialType
                        is SpecialType.System_Double
                            or SpecialType.System_Single
                            or SpecialType.System_Decimal
                )
                && query.ArgumentList.Arguments
                    is [
                        {
                            Expression: SimpleLambdaExpressionSyntax
                            {
                                ExpressionBody: { } body
                            } lambda
                        },
                    ]
                && body.ToString() == $"{lambda.Parameter.Identifier.ValueText}.ToString()"
            )
            {
                yield return new([new(new(source.Span.End, query.Span.End - source.Span.End), "")]);
            }
        }
    }

    private static ITypeSymbol? Element(ITypeSymbol? type) =>
        Types.Element(type)
        ?? (
            Types.Name(type)
                is "System.Collections.Generic.IEnumerable"
                    or "System.Collections.Generic.IReadOnlyList"
                    or "System.Collections.Generic.IList"
                    or "System.Collections.Generic.HashSet"
                ? ((INamedTypeSymbol)type!).TypeArguments[0]
                : null
        );
}
