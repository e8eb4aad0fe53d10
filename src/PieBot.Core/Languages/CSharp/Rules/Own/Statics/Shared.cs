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
            is (ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax)
                and var type
        // A field between directives may be left out.
        && !type.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.IfDirectiveTrivia))
        && !OtherParts(code, type).Any(member => Initializers.MayAsk(code, member))
        && code.Node switch
        {
            ConstructorDeclarationSyntax one => !one.Modifiers.Any(SyntaxKind.StaticKeyword),
            MethodDeclarationSyntax one => one.Identifier.ValueText != "Main",
            _ => true,
        };

    /// <summary>A name for a field of the member, such as <c>ParsePattern</c>: other members may get one too.</summary>
    /// <param name="number">How many of that ending the member has got already.</param>
    public static string Field(MemberCode code, string ending, int number) =>
        code.FreshField($"{Owner(code)}{ending}{(number == 0 ? "" : number + 1)}");

    /// <summary>Whether an expression is a constant that means the same outside of the member.</summary>
    public static bool IsConstant(MemberCode code, ExpressionSyntax expression) =>
        code.Model.GetConstantValue(expression).HasValue
        && !expression
            .DescendantNodesAndSelf()
            .OfType<IdentifierNameSyntax>()
            .Any(name => code.Symbol(name) is ILocalSymbol);

    // Overloads are told apart by their order.
    private static string Owner(MemberCode code)
    {
        if (code.Model.GetDeclaredSymbol(code.Node) is not { ContainingType: { } type } symbol)
        {
            return "";
        }

        var name = symbol switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } => "New",
            IMethodSymbol { AssociatedSymbol: { } property } => property.Name,
            IPropertySymbol { IsIndexer: true } => "Item",
            _ => symbol.Name,
        };
        // An explicit implementation is named with dots.
        name = name[(name.LastIndexOf('.') + 1)..];
        var order = type.GetMembers(symbol.Name)
            .Select((one, at) => (one, at))
            .FirstOrDefault(pair => SymbolEqualityComparer.Default.Equals(pair.one, symbol))
            .at;
        return char.ToUpperInvariant(name[0]) + name[1..] + (order == 0 ? "" : order + 1);
    }

    // The order in which the parts of a type are filled is not known.
    private static IEnumerable<MemberDeclarationSyntax> OtherParts(
        MemberCode code,
        TypeDeclarationSyntax type
    ) =>
        code.Model.GetDeclaredSymbol(type)
            ?.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax())
            .OfType<TypeDeclarationSyntax>()
            .Where(part => part != type)
            .SelectMany(part => part.Members)
        ?? [];
}
