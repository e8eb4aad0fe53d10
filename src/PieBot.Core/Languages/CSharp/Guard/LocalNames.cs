using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PieBot.Core.Languages.CSharp.Guard;

/// <summary>Names that a member declares for itself: locals, parameters, range variables, local functions.</summary>
internal static class LocalNames
{
    /// <summary>Each name with the spans its declarations are seen in.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<TextSpan>> Declared(
        SyntaxNode member
    ) =>
        member
            .DescendantNodes()
            .Select(node => (Node: node, Token: Identifier(node)))
            .Where(one => one.Token.ValueText.Length > 0)
            .GroupBy(one => one.Token.ValueText, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group =>
                    (IReadOnlyList<TextSpan>)
                        group.Select(one => Scope(one.Node, member).Span).ToList(),
                StringComparer.Ordinal
            );

    /// <summary>All names that are written in a member and may be one of its own.</summary>
    public static IReadOnlySet<string> Mentioned(SyntaxNode member) =>
        member
            .DescendantTokens()
            .Where(IsOwnName)
            .Select(token => token.ValueText)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a token is a name that scopes decide: not one after a dot, of an argument, or of a property that is set.</summary>
    public static bool IsOwnName(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken)
        && token.Parent switch
        {
            IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax access } name => access.Name
                != name,
            IdentifierNameSyntax
            {
                Parent: MemberBindingExpressionSyntax
                    or NameColonSyntax
                    or NameEqualsSyntax
                    or QualifiedNameSyntax
            } => false,
            IdentifierNameSyntax
            {
                Parent: AssignmentExpressionSyntax
                {
                    Parent: InitializerExpressionSyntax
                } assignment
            } name => assignment.Left != name,
            _ => true,
        };

    /// <summary>Whether all mentions of a name lie where it is declared, and none of them makes the name itself part of the result.</summary>
    public static bool CanBeRenamed(
        SyntaxNode member,
        string name,
        IReadOnlyList<TextSpan> scopes
    ) =>
        member
            .DescendantTokens()
            .Where(token => token.ValueText == name && IsOwnName(token))
            .All(token =>
                scopes.Any(scope => scope.Contains(token.Span)) && !NamesTheResult(token)
            );

    private static SyntaxToken Identifier(SyntaxNode node) =>
        node switch
        {
            VariableDeclaratorSyntax one => one.Identifier,
            SingleVariableDesignationSyntax one => one.Identifier,
            ForEachStatementSyntax one => one.Identifier,
            CatchDeclarationSyntax one => one.Identifier,
            ParameterSyntax one => one.Identifier,
            LocalFunctionStatementSyntax one => one.Identifier,
            FromClauseSyntax one => one.Identifier,
            LetClauseSyntax one => one.Identifier,
            JoinClauseSyntax one => one.Identifier,
            JoinIntoClauseSyntax one => one.Identifier,
            QueryContinuationSyntax one => one.Identifier,
            _ => default,
        };

    private static SyntaxNode Scope(SyntaxNode node, SyntaxNode member) =>
        // A foreach is the scope of the variable it declares.
        (node is ForEachStatementSyntax ? node.AncestorsAndSelf() : node.Ancestors())
            .TakeWhile(ancestor => ancestor != member)
            .FirstOrDefault(ancestor =>
                ancestor
                    is BlockSyntax
                        or ForStatementSyntax
                        or CommonForEachStatementSyntax
                        or UsingStatementSyntax
                        or CatchClauseSyntax
                        or SwitchStatementSyntax
                        or AnonymousFunctionExpressionSyntax
                        or LocalFunctionStatementSyntax
                        or QueryExpressionSyntax
            )
        ?? member;

    // nameof(x) is the name, new { x } and (x, y) have members of that name.
    private static bool NamesTheResult(SyntaxToken token) =>
        token.Parent?.Parent switch
        {
            AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } => true,
            ArgumentSyntax { NameColon: null, Parent: TupleExpressionSyntax } => true,
            ArgumentSyntax
            {
                Parent.Parent: InvocationExpressionSyntax
                {
                    Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }
                }
            } => true,
            _ => false,
        };
}
