using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Rules.Meanings;

/// <summary>
/// Code that is data: a lambda that becomes an expression tree, or a query of <see cref="IQueryable"/>, is read by
/// something else (a database's provider, a mock). Another tree is another query, or one that cannot be translated.
/// </summary>
internal static class Queries
{
    public static IEnumerable<Meaning> Of(CodeFix fix)
    {
        if (fix.Touched.Append(fix.At).Any(node => IsInTree(node, fix.Model)))
        {
            yield return new Meaning.Changed(
                "it changes code that becomes an expression tree, or may: what it is passed to cannot be bound"
            );
        }
        else if (fix.Calls().Any(call => IsQuery(fix.Model.GetSymbolInfo(call).Symbol)))
        {
            yield return new Meaning.Changed("it changes a query that a provider translates");
        }
    }

    private static bool IsInTree(SyntaxNode node, SemanticModel model) =>
        node.AncestorsAndSelf()
            .Any(one =>
                one switch
                {
                    AnonymousFunctionExpressionSyntax lambda => IsTree(lambda, model),
                    QueryClauseSyntax clause => IsTree(model.GetQueryClauseInfo(clause)),
                    SelectOrGroupClauseSyntax clause => IsTree(model.GetSymbolInfo(clause)),
                    OrderingSyntax clause => IsTree(model.GetSymbolInfo(clause)),
                    _ => false,
                }
            );

    // A lambda whose type is not known may be a tree: the packages of a provider may be missing here.
    private static bool IsTree(AnonymousFunctionExpressionSyntax lambda, SemanticModel model) =>
        model.GetTypeInfo(lambda).ConvertedType is not { TypeKind: not TypeKind.Error } type
        || IsTree(type);

    // The first clause of a query calls nothing.
    private static bool IsTree(QueryClauseInfo info) =>
        info.OperationInfo.Symbol is not null || info.OperationInfo.CandidateReason != default
            ? IsTree(info.OperationInfo)
            : false;

    // "select x" at the end of a query calls nothing either.
    private static bool IsTree(SymbolInfo info) =>
        info.Symbol is IMethodSymbol method
            ? method.Parameters.Any(parameter => IsTree(parameter.Type))
            : info.CandidateReason != CandidateReason.None;

    private static bool IsTree(ITypeSymbol type) =>
        type.ContainingNamespace?.ToDisplayString() == "System.Linq.Expressions";

    private static bool IsQuery(ISymbol? symbol) =>
        symbol is IMethodSymbol { ContainingType: { Name: "Queryable" } type }
        && type.ContainingNamespace.ToDisplayString() == "System.Linq";
}
