using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PieBot.Core.Changes;

namespace PieBot.Core.Languages.CSharp.Members;

/// <summary>The members of a C# file that may be targets. Local functions and lambdas count to their owner.</summary>
internal static class CSharpMembers
{
    /// <summary>All members with a body, in file order.</summary>
    /// <param name="path">Relative to the repository: part of the ids.</param>
    /// <param name="symbols">The preprocessor symbols of its project, joined by semicolons; null: none.</param>
    public static IReadOnlyList<ChangedMember> All(string path, string text, string? symbols = null)
    {
        var source = SourceText.From(text);
        var root = CSharpSyntaxTree.ParseText(source, Preprocessor.Options(symbols)).GetRoot();
        var ids = new MemberIds(path);
        var members = new List<ChangedMember>();
        foreach (var (node, kind) in Nodes(root))
        {
            members.Add(
                new(ids.Next(Signature(node)), path, Name(node), kind, Lines(source, node))
                {
                    Symbols = symbols,
                }
            );
        }

        return members;
    }

    /// <summary>Fields, properties without code and methods whose body is generated.</summary>
    /// <param name="symbols">The preprocessor symbols of its project, joined by semicolons; null: none.</param>
    public static IReadOnlyList<Declaration> Declarations(string text, string? symbols = null) =>
        CSharpSyntaxTree
            .ParseText(text, Preprocessor.Options(symbols))
            .GetRoot()
            .DescendantNodes(node => node is not BaseMethodDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .SelectMany(node =>
                node switch
                {
                    BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(
                        one => new Declaration(
                            one.Identifier.ValueText,
                            $"{field.AttributeLists}{field.Modifiers} {field.Declaration.Type} {one}"
                        )
                    ),
                    MethodDeclarationSyntax method when !HasBody(method) =>
                    [
                        new(method.Identifier.ValueText, method.ToString()),
                    ],
                    PropertyDeclarationSyntax { ExpressionBody: null } property =>
                    [
                        new(property.Identifier.ValueText, Frame(property)),
                    ],
                    _ => (IEnumerable<Declaration>)[],
                }
            )
            .ToList();

    // Accessors with code are members of their own.
    private static string Frame(PropertyDeclarationSyntax property) =>
        $"{property.AttributeLists}{property.Modifiers} {property.Type} {property.Initializer}";

    /// <summary>The node of a member found by <see cref="All"/> in the same text; null when there is none of that id.</summary>
    public static SyntaxNode? Find(SyntaxNode root, string path, string id)
    {
        var ids = new MemberIds(path);
        foreach (var (node, _) in Nodes(root))
        {
            if (ids.Next(Signature(node)) == id)
            {
                return node;
            }
        }

        return null;
    }

    private static IEnumerable<(SyntaxNode Node, MemberKind Kind)> Nodes(SyntaxNode root) =>
        root.DescendantNodes(node =>
                node is not (BaseMethodDeclarationSyntax or AccessorDeclarationSyntax)
            )
            .Select(node => (node, Kind(node)))
            .Where(pair => pair.Item2 is not null)
            .Select(pair => (pair.node, pair.Item2!.Value));

    private static MemberKind? Kind(SyntaxNode node) =>
        node switch
        {
            ConstructorDeclarationSyntax one when HasBody(one) => MemberKind.Constructor,
            DestructorDeclarationSyntax one when HasBody(one) => MemberKind.Destructor,
            OperatorDeclarationSyntax one when HasBody(one) => MemberKind.Operator,
            ConversionOperatorDeclarationSyntax one when HasBody(one) => MemberKind.Operator,
            MethodDeclarationSyntax one when HasBody(one) => MemberKind.Method,
            AccessorDeclarationSyntax { Body: not null }
            or AccessorDeclarationSyntax { ExpressionBody: not null } => MemberKind.Accessor,
            PropertyDeclarationSyntax { ExpressionBody: not null } => MemberKind.Property,
            IndexerDeclarationSyntax { ExpressionBody: not null } => MemberKind.Property,
            _ => null,
        };

    private static bool HasBody(BaseMethodDeclarationSyntax node) =>
        node.Body is not null || node.ExpressionBody is not null;

    // Attributes belong to the member, comments above it do not.
    private static LineRange Lines(SourceText source, SyntaxNode node)
    {
        var span = source.Lines.GetLinePositionSpan(node.Span);
        return new(span.Start.Line + 1, span.End.Line + 1);
    }

    private static string Signature(SyntaxNode node) =>
        $"{Container(node)}{Simple(node)}{Parameters(node)}";

    private static string Name(SyntaxNode node)
    {
        var type = node.Ancestors().OfType<BaseTypeDeclarationSyntax>().FirstOrDefault();
        return type is null ? Simple(node) : $"{type.Identifier.ValueText}.{Simple(node)}";
    }

    private static string Container(SyntaxNode node) =>
        string.Concat(
            node.Ancestors()
                .Select(ancestor =>
                    ancestor switch
                    {
                        BaseNamespaceDeclarationSyntax space => $"{space.Name}.",
                        TypeDeclarationSyntax type =>
                            $"{type.Identifier.ValueText}{Arity(type.TypeParameterList)}.",
                        _ => "",
                    }
                )
                .Reverse()
        );

    private static string Simple(SyntaxNode node) =>
        node switch
        {
            MethodDeclarationSyntax one =>
                $"{one.ExplicitInterfaceSpecifier}{one.Identifier.ValueText}{Arity(one.TypeParameterList)}",
            ConstructorDeclarationSyntax one => one.Modifiers.Any(SyntaxKind.StaticKeyword)
                ? ".cctor"
                : ".ctor",
            DestructorDeclarationSyntax => "Finalize",
            OperatorDeclarationSyntax one => $"operator {one.OperatorToken.ValueText}",
            ConversionOperatorDeclarationSyntax one =>
                $"{one.ImplicitOrExplicitKeyword.ValueText} operator {one.Type}",
            AccessorDeclarationSyntax one => $"{Owner(one)}.{one.Keyword.ValueText}",
            PropertyDeclarationSyntax one =>
                $"{one.ExplicitInterfaceSpecifier}{one.Identifier.ValueText}",
            IndexerDeclarationSyntax one => $"{one.ExplicitInterfaceSpecifier}this",
            _ => node.Kind().ToString(),
        };

    private static string Owner(AccessorDeclarationSyntax accessor) =>
        accessor.Parent?.Parent switch
        {
            PropertyDeclarationSyntax one =>
                $"{one.ExplicitInterfaceSpecifier}{one.Identifier.ValueText}",
            EventDeclarationSyntax one =>
                $"{one.ExplicitInterfaceSpecifier}{one.Identifier.ValueText}",
            IndexerDeclarationSyntax one => $"{one.ExplicitInterfaceSpecifier}this",
            _ => "",
        };

    private static string Parameters(SyntaxNode node)
    {
        var list = node switch
        {
            BaseMethodDeclarationSyntax one => one.ParameterList.Parameters,
            IndexerDeclarationSyntax one => one.ParameterList.Parameters,
            AccessorDeclarationSyntax { Parent.Parent: IndexerDeclarationSyntax one } =>
                one.ParameterList.Parameters,
            _ => default,
        };
        return node is BaseMethodDeclarationSyntax || list.Count > 0
            ? $"({string.Join(", ", list.Select(one => string.Join(' ', one.Modifiers.Select(m => m.ValueText).Append(one.Type?.ToString() ?? "?"))))})"
            : "";
    }

    private static string Arity(TypeParameterListSyntax? list) =>
        list is null ? "" : $"`{list.Parameters.Count}";
}
