using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Risks;

namespace PieBot.Core.Languages.CSharp.Rules.Meanings;

/// <summary>
/// A method that changes a struct runs on a copy when the struct comes from a call or an indexer, and on the thing itself
/// when it comes from an array's element or a variable.
/// </summary>
internal static class StructCopies
{
    public static IEnumerable<Meaning> Of(CodeFix fix) =>
        fix.Rule is "CA1854" or "CA1826" or "MA0098" or "RCS1246"
        && Values(fix).Any(value => IsChanged(value, fix.Model))
            ? [new Meaning.Changed("it changes a struct in place of a copy of it")]
            : [];

    private static IEnumerable<ExpressionSyntax> Values(CodeFix fix) =>
        fix.Rule == "CA1854"
            ? fix
                .Model.SyntaxTree.GetRoot()
                .DescendantNodes()
                .OfType<ElementAccessExpressionSyntax>()
                .Where(fix.Touches)
            : fix.Calls()
                .Where(call => Marks.Callee(call) is "First" or "Last" or "ElementAt")
                .Where(call =>
                    CodeFix.Receiver(call) is { } receiver
                    && fix.Model.GetTypeInfo(receiver).Type is IArrayTypeSymbol or null
                );

    private static bool IsChanged(ExpressionSyntax value, SemanticModel model) =>
        value.Parent
            is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access
        && access.Expression == value
        && model.GetTypeInfo(value).Type
            is {
                IsValueType: true,
                IsReadOnly: false,
                SpecialType: SpecialType.None,
                TypeKind: not TypeKind.Enum,
            } type
        && model.GetSymbolInfo(call).Symbol
            is IMethodSymbol { IsReadOnly: false, IsExtensionMethod: false } method
        && SymbolEqualityComparer.Default.Equals(method.ContainingType, type);
}
