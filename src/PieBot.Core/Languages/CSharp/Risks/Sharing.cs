using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Risks;

/// <summary>Whether an edit adds a static field with something that can be written to, and lets it out of the type's own hands.</summary>
internal static class Sharing
{
    private static readonly HashSet<string> Changeable = new(StringComparer.Ordinal)
    {
        "Dictionary",
        "HashSet",
        "JsonSerializerOptions",
        "LinkedList",
        "List",
        "Queue",
        "SortedDictionary",
        "SortedSet",
        "Stack",
        "StringBuilder",
    };

    // What these are given they read.
    private static readonly HashSet<string> Reading = new(StringComparer.Ordinal)
    {
        "Combine",
        "Concat",
        "Contains",
        "Create",
        "Deserialize",
        "Except",
        "Format",
        "IndexOfAny",
        "Intersect",
        "Join",
        "LastIndexOfAny",
        "SequenceEqual",
        "Serialize",
        "Split",
        "Trim",
        "TrimEnd",
        "TrimStart",
        "Union",
    };

    public static bool IsAdded(Sides sides)
    {
        var known = Fields(sides.Head).ToHashSet(StringComparer.Ordinal);
        return Fields(sides.Edited)
            .Where(name => !known.Contains(name))
            .Any(name => Sides.Nodes(sides.Edited).Any(node => LetsOut(node, name)));
    }

    private static IEnumerable<string> Fields(IReadOnlyList<SyntaxNode> members) =>
        members
            .OfType<FieldDeclarationSyntax>()
            .Where(field => field.Modifiers.Any(SyntaxKind.StaticKeyword))
            .Where(field =>
                field.Declaration.Type is ArrayTypeSyntax
                || (
                    field.Declaration.Type is SimpleNameSyntax name
                    && Changeable.Contains(name.Identifier.ValueText)
                )
            )
            .SelectMany(field => field.Declaration.Variables)
            .Select(variable => variable.Identifier.ValueText);

    private static bool LetsOut(SyntaxNode node, string field) =>
        node is IdentifierNameSyntax name
        && name.Identifier.ValueText == field
        && Place(name) switch
        {
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => Marks.Callee(call)
                is not { } callee
                || !Reading.Contains(callee),
            ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax made } => !Copies(
                made
            ),
            ReturnStatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax => true,
            AssignmentExpressionSyntax assignment => assignment.Right.Span.Contains(name.Span),
            _ => false,
        };

    // "new List<int>(field)" takes the elements, not the array.
    private static bool Copies(BaseObjectCreationExpressionSyntax made) =>
        Type(made) is SimpleNameSyntax name && Changeable.Contains(name.Identifier.ValueText);

    private static TypeSyntax? Type(BaseObjectCreationExpressionSyntax made) =>
        (made, made.Parent) switch
        {
            (ObjectCreationExpressionSyntax one, _) => one.Type,
            (_, EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax one }) =>
                one.Type,
            (_, ArrowExpressionClauseSyntax or ReturnStatementSyntax) =>
                made.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
                {
                    MethodDeclarationSyntax one => one.ReturnType,
                    BasePropertyDeclarationSyntax one => one.Type,
                    _ => null,
                },
            _ => null,
        };

    private static SyntaxNode? Place(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Name == name
            ? access.Parent
            : name.Parent;
}
