using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Observing;

/// <summary>The object that a member belongs to, whose state is noted before and after a call.</summary>
internal static class ObservedReceiver
{
    /// <returns><c>this</c>; <c>null</c> of static members, and of ref structs, which cannot be boxed.</returns>
    public static string Of(SyntaxNode node)
    {
        var member = node is AccessorDeclarationSyntax { Parent.Parent: { } property }
            ? property
            : node;
        return
            member
                is MemberDeclarationSyntax
                {
                    Modifiers: var modifiers,
                    Parent: TypeDeclarationSyntax type
                }
            && member is not (OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax)
            && type is not ExtensionBlockDeclarationSyntax
            && !modifiers.Any(SyntaxKind.StaticKeyword)
            && !type.Modifiers.Any(SyntaxKind.RefKeyword)
            ? "this"
            : "null";
    }
}
