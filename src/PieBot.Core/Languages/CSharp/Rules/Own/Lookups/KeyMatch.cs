using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Rules.Meanings;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Lookups;

/// <summary>A call such as <c>orders.Where(o => o.CustomerId == customer.Id)</c> over a list or an array.</summary>
/// <param name="Call">All of it.</param>
/// <param name="Source">The list or array.</param>
/// <param name="Element">The lambda's parameter.</param>
/// <param name="Key">What is computed of each element; the element itself, or members of it.</param>
/// <param name="Sought">What it is compared with; does not name the element.</param>
/// <param name="KeyType">A type with a plain equality, of both sides.</param>
internal sealed record KeyMatch(
    InvocationExpressionSyntax Call,
    ExpressionSyntax Source,
    string Element,
    ExpressionSyntax Key,
    ExpressionSyntax Sought,
    ITypeSymbol KeyType
)
{
    /// <summary>Whether the key is the element itself.</summary>
    public bool IsWhole => Key is IdentifierNameSyntax;

    public static KeyMatch? Of(MemberCode code, InvocationExpressionSyntax call)
    {
        if (
            CodeFix.Receiver(call) is not { } source
            || !IsName(source)
            || !Types.IsListOrArray(code.Type(source))
            || call.ArgumentList.Arguments
                is not [
                    {
                        Expression: SimpleLambdaExpressionSyntax
                        {
                            AsyncKeyword.RawKind: 0,
                            ExpressionBody: BinaryExpressionSyntax
                            {
                                RawKind: (int)SyntaxKind.EqualsExpression
                            } equality
                        } lambda
                    },
                ]
        )
        {
            return null;
        }

        var element = lambda.Parameter.Identifier.ValueText;
        var (key, sought) =
            IsPath(equality.Left, element) ? (equality.Left, equality.Right)
            : IsPath(equality.Right, element) ? (equality.Right, equality.Left)
            : default;
        return
            key is not null
            && !Mentions(sought, element)
            && sought is not LiteralExpressionSyntax
            && code.Type(key) is { } type
            && Types.IsPlainKey(type)
            && SymbolEqualityComparer.Default.Equals(type, code.Type(sought))
            && code.IsPure(sought)
            ? new(call, source, element, key, sought, type)
            : null;
    }

    /// <summary>Where it is computed again and again over the same elements with the same keys; null when nowhere.</summary>
    public Repetition? Place(MemberCode code) =>
        Nulls.IsExpected(code, Source)
            ? null
            : Repetition
                .OfSearch(code, Call)
                .TakeWhile(one =>
                    Steadiness.IsSteady(code, Source, one.Statement)
                    && Steadiness.HasSteadyMembers(code, Key, one.Statement)
                )
                .LastOrDefault();

    /// <summary>An element that is null fails where the keys are collected, and not where it is reached.</summary>
    public IReadOnlyList<Risk> Risks(MemberCode code) =>
        !IsWhole
        && Types.Element(code.Type(Source))
            is { IsReferenceType: true, NullableAnnotation: not NullableAnnotation.NotAnnotated }
            ? [Risk.ChangedEdge]
            : Nulls.Risks(code, Source);

    /// <summary>A name for what is made of a collection: <c>orders</c> and <c>ById</c> of <c>_orders</c>.</summary>
    public static string Named(MemberCode code, ExpressionSyntax source, string ending)
    {
        var last = source is MemberAccessExpressionSyntax access
            ? access.Name.Identifier.ValueText
            : source.ToString();
        last = last.TrimStart('_');
        return code.Fresh(
            last.Length == 0 ? "found" : char.ToLowerInvariant(last[0]) + last[1..] + ending
        );
    }

    /// <summary>A variable or member, by names and dots only.</summary>
    public static bool IsName(ExpressionSyntax expression) =>
        expression switch
        {
            IdentifierNameSyntax or ThisExpressionSyntax => true,
            MemberAccessExpressionSyntax access => IsName(access.Expression),
            _ => false,
        };

    public static bool Mentions(SyntaxNode node, string name) =>
        node.DescendantTokens()
            .Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name);

    private static bool IsPath(ExpressionSyntax expression, string element) =>
        expression switch
        {
            IdentifierNameSyntax name => name.Identifier.ValueText == element,
            MemberAccessExpressionSyntax access => IsPath(access.Expression, element),
            _ => false,
        };
}
