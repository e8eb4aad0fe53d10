using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Observing;

/// <summary>The type of a static member, whose public static fields and properties are noted before and after a call.</summary>
internal static class ObservedStatics
{
    private const string Calls = "global::PieBot.Generated.Calls";

    /// <returns>Null where no such field or property can be there.</returns>
    public static TypeDeclarationSyntax? Of(SyntaxNode node)
    {
        var member = node is AccessorDeclarationSyntax { Parent.Parent: { } property }
            ? property
            : node;
        return
            member is MemberDeclarationSyntax { Modifiers: var modifiers, Parent: { } parent }
            && modifiers.Any(SyntaxKind.StaticKeyword)
            && IsHolder(parent)
            ? (TypeDeclarationSyntax)parent
            : null;
    }

    /// <summary>All types of a file that may have such fields or properties.</summary>
    public static IEnumerable<TypeDeclarationSyntax> Holders(SyntaxNode root) =>
        root.DescendantNodes().Where(IsHolder).Cast<TypeDeclarationSyntax>();

    private static bool IsHolder(SyntaxNode node) =>
        node is ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax
        && node is TypeDeclarationSyntax type
        && (
            type.Modifiers.Any(SyntaxKind.PartialKeyword)
            || type.Members.Any(one =>
                IsStaticState(one)
                && (one.Modifiers.Any(SyntaxKind.PublicKeyword) || KeepsOrder(one))
            )
        );

    // As the generated code has it, which reads such fields of other classes.
    private static bool KeepsOrder(MemberDeclarationSyntax member) =>
        member is FieldDeclarationSyntax field
        && field.Declaration.Type.ToString().Split('.')[^1].Split('<')[0]
            is "List"
                or "Queue"
                or "LinkedList"
                or "ConcurrentQueue"
                or "StringBuilder";

    /// <summary>What stands for the object of a static member.</summary>
    public static string Receiver(TypeDeclarationSyntax type) =>
        $"{Calls}.StaticsOf(typeof({Name(type)}))";

    /// <summary>
    /// A field that is initialized after all others, since reading a static field from outside runs the initializers.
    /// A type with a static constructor, or without initializers, needs none.
    /// </summary>
    public static (int Start, int Length, string Text)? Mark(TypeDeclarationSyntax type) =>
        type.Members.Any(IsInitialized) && !type.Members.Any(IsStaticConstructor)
            ? (
                type.CloseBraceToken.SpanStart,
                0,
                $" private static readonly bool PieBotStarted{type.SpanStart} = {Calls}.Started(typeof({Name(type)})); "
            )
            : null;

    private static bool IsStaticState(MemberDeclarationSyntax member) =>
        member is FieldDeclarationSyntax or PropertyDeclarationSyntax
        && member.Modifiers.Any(SyntaxKind.StaticKeyword);

    private static bool IsInitialized(MemberDeclarationSyntax member) =>
        member.Modifiers.Any(SyntaxKind.StaticKeyword)
        && (
            member is PropertyDeclarationSyntax { Initializer: not null }
            || member is BaseFieldDeclarationSyntax field
                && field.Declaration.Variables.Any(one => one.Initializer is not null)
        );

    private static bool IsStaticConstructor(MemberDeclarationSyntax member) =>
        member is ConstructorDeclarationSyntax && member.Modifiers.Any(SyntaxKind.StaticKeyword);

    private static string Name(TypeDeclarationSyntax type) =>
        type.TypeParameterList is { } list
            ? $"{type.Identifier.Text}<{string.Join(", ", list.Parameters.Select(one => one.Identifier.Text))}>"
            : type.Identifier.Text;
}
