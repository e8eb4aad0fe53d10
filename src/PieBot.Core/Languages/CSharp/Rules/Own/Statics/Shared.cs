using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Statics;

/// <summary>Whether a member may read a static field of its type in place of what it makes at each call.</summary>
internal static class Shared
{
    /// <summary>Not where the type cannot hold one, where the member runs once, or before the field is set.</summary>
    public static bool IsPossible(MemberCode code) =>
        code.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>()
            is ClassDeclarationSyntax
                or StructDeclarationSyntax
                or RecordDeclarationSyntax
        && code.Node switch
        {
            ConstructorDeclarationSyntax one => !one.Modifiers.Any(SyntaxKind.StaticKeyword),
            MethodDeclarationSyntax one => one.Identifier.ValueText != "Main",
            _ => true,
        };

    /// <summary>A name for a field of the member, such as <c>ParsePattern</c>: other members may get one too.</summary>
    /// <param name="number">How many the member has got already.</param>
    public static string Field(MemberCode code, string ending, int number)
    {
        var owner = code.Node is MethodDeclarationSyntax method
            ? char.ToUpperInvariant(method.Identifier.ValueText[0])
                + method.Identifier.ValueText[1..]
            : "";
        return code.FreshField($"{owner}{ending}{(number == 0 ? "" : number + 1)}");
    }

    /// <summary>Whether an expression is a constant that means the same outside of the member.</summary>
    public static bool IsConstant(MemberCode code, ExpressionSyntax expression) =>
        code.Model.GetConstantValue(expression).HasValue
        && !expression
            .DescendantNodesAndSelf()
            .OfType<IdentifierNameSyntax>()
            .Any(name => code.Symbol(name) is ILocalSymbol);
}
