using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Risks;
using PieBot.Core.Languages.CSharp.Rules.Meanings;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Loops;

/// <summary>
/// <c>foreach (var x in list.Where(test).ToList()) list.Remove(x);</c>. Remove takes the first equal element: it passes the
/// test as well where equality is that of the element itself.
/// </summary>
internal sealed class RemoveEachFound : OwnRule
{
    public override string Id => "remove-each-found";

    public override string Title => "Use RemoveAll";

    public override string Reason =>
        "RemoveAll is one pass; Remove searches the list and moves its rest for each element.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        foreach (var loop in code.All<ForEachStatementSyntax>())
        {
            if (
                CountedLoop.Statements(loop.Statement)
                    is [ExpressionStatementSyntax { Expression: InvocationExpressionSyntax remove }]
                && Marks.Callee(remove) == "Remove"
                && code.IsOf(remove, "System.Collections.Generic.List")
                && CodeFix.Receiver(remove) is IdentifierNameSyntax list
                && remove.ArgumentList.Arguments is [{ Expression: IdentifierNameSyntax removed }]
                && code.Is(removed, code.Model.GetDeclaredSymbol(loop))
                && loop.Expression is InvocationExpressionSyntax made
                && code.IsLinq(made, "ToList", "ToArray")
                && CodeFix.Receiver(made) is InvocationExpressionSyntax where
                && code.IsLinq(where, "Where")
                && CodeFix.Receiver(where) is { } source
                && code.Is(source, code.Symbol(list))
                && Types.IsList(code.Type(source))
                && IsItself(Types.Element(code.Type(source))!)
                && where.ArgumentList.Arguments
                    is [
                        {
                            Expression: SimpleLambdaExpressionSyntax
                            {
                                ExpressionBody: { } body
                            } test
                        },
                    ]
                && code.IsPure(test)
                && !test.DescendantNodes().Any(node => code.Is(node, code.Symbol(list)))
                && Steadiness.IsOfElement(code, body, code.Symbol(list)!)
            )
            {
                yield return new([Lines.Replace(loop, $"{list}.RemoveAll({test});")]);
            }
        }
    }

    private static bool IsItself(ITypeSymbol element) =>
        Types.IsPlainKey(element)
        || (
            element
                is INamedTypeSymbol { TypeKind: TypeKind.Class, IsSealed: true, IsRecord: false }
            && element.Locations.Any(location => location.IsInSource)
            && !Bases(element).Any(type => type.GetMembers("Equals").Length > 0)
            && element.AllInterfaces.All(one => one.Name != "IEquatable")
        );

    private static IEnumerable<ITypeSymbol> Bases(ITypeSymbol type)
    {
        for (
            var one = type;
            one is not null && one.SpecialType != SpecialType.System_Object;
            one = one.BaseType
        )
        {
            yield return one;
        }
    }
}
