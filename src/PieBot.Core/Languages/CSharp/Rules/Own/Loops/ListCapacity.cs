using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PieBot.Core.Languages.CSharp.Risks;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Loops;

/// <summary>An empty collection that the loop behind it fills with one element for each of another collection.</summary>
internal sealed class ListCapacity : OwnRule
{
    public override string Id => "list-capacity";

    public override string Title => "Make room for all elements at once";

    public override string Reason =>
        "A collection that grows copies its elements each time it doubles.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        foreach (var block in code.All<BlockSyntax>())
        {
            foreach (var (declaration, loop) in Pairs(block))
            {
                if (
                    code.Model.GetDeclaredSymbol(declaration.Declaration.Variables[0])
                        is ILocalSymbol local
                    && Types.Name(local.Type)
                        is "System.Collections.Generic.List"
                            or "System.Collections.Generic.Dictionary"
                            or "System.Collections.Generic.HashSet"
                    && Count(code, loop) is { } count
                    && IsFilled(code, loop, local)
                    && Made(declaration, count) is { } change
                )
                {
                    yield return new([change]);
                }
            }
        }
    }

    // A declaration, and the loop that follows it directly.
    private static IEnumerable<(LocalDeclarationStatementSyntax, StatementSyntax)> Pairs(
        BlockSyntax block
    ) =>
        block
            .Statements.Zip(block.Statements.Skip(1))
            .Where(pair =>
                pair.First
                    is LocalDeclarationStatementSyntax
                    {
                        Declaration.Variables: [{ Initializer: not null }]
                    }
            )
            .Select(pair => ((LocalDeclarationStatementSyntax)pair.First, pair.Second));

    private static string? Count(MemberCode code, StatementSyntax loop) =>
        loop switch
        {
            ForEachStatementSyntax
            {
                AwaitKeyword.RawKind: 0,
                Expression: IdentifierNameSyntax source
            } => code.Type(source) switch
            {
                IArrayTypeSymbol { Rank: 1 } => $"{source}.Length",
                { } type
                    when Types.Name(type)
                        is "System.Collections.Generic.List"
                            or "System.Collections.Generic.Dictionary"
                            or "System.Collections.Generic.HashSet"
                            or "System.Collections.Generic.IReadOnlyList"
                            or "System.Collections.Generic.IReadOnlyCollection"
                            or "System.Collections.Generic.ICollection"
                            or "System.Collections.Generic.IList" => $"{source}.Count",
                _ => null,
            },
            ForStatementSyntax counted => CountedLoop.Of(code, counted)
                is {
                    Start: LiteralExpressionSyntax { Token.Value: 0 },
                    Bound: MemberAccessExpressionSyntax
                    {
                        Expression: IdentifierNameSyntax source,
                        Name.Identifier.ValueText: "Count" or "Length"
                    } bound
                }
            && code.Variable(source) is not null
                ? bound.ToString()
                : null,
            _ => null,
        };

    // Each time round, to the end, and by nothing that takes elements out again or makes the variable another's.
    private static bool IsFilled(MemberCode code, StatementSyntax loop, ILocalSymbol local)
    {
        var body = loop is ForEachStatementSyntax each
            ? each.Statement
            : ((ForStatementSyntax)loop).Statement;
        var uses = code.Uses(local).Where(use => body.Span.Contains(use.Span)).ToList();
        return !body.DescendantNodes().Any(Leaves)
            && uses.All(use => IsAdd(use) || IsRead(use))
            && uses.Any(use =>
                IsAdd(use)
                && use.FirstAncestorOrSelf<ExpressionStatementSyntax>() is { } statement
                && CountedLoop.Statements(body).Contains(statement)
            );
    }

    // Or waits, beside which the room does not matter.
    private static bool Leaves(SyntaxNode node) =>
        node
            is BreakStatementSyntax
                or ContinueStatementSyntax
                or ReturnStatementSyntax
                or GotoStatementSyntax
                or ThrowStatementSyntax
                or ThrowExpressionSyntax
                or YieldStatementSyntax
                or AwaitExpressionSyntax;

    private static bool IsAdd(IdentifierNameSyntax use) =>
        use.Parent switch
        {
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } =>
                Marks.Callee(call) == "Add" && call.Parent is ExpressionStatementSyntax,
            ElementAccessExpressionSyntax
            {
                Parent: AssignmentExpressionSyntax assignment
            } access => assignment.Left == access && assignment.Parent is ExpressionStatementSyntax,
            _ => false,
        };

    private static bool IsRead(IdentifierNameSyntax use) =>
        use.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText
                is "Count"
                    or "Contains"
                    or "ContainsKey"
                    or "TryGetValue",
            ElementAccessExpressionSyntax { Parent: not AssignmentExpressionSyntax } => true,
            _ => false,
        };

    private static TextChange? Made(LocalDeclarationStatementSyntax declaration, string count) =>
        declaration.Declaration.Variables[0].Initializer!.Value switch
        {
            BaseObjectCreationExpressionSyntax
            {
                Initializer: null,
                ArgumentList: { Arguments.Count: 0 } arguments
            } => Lines.Replace(arguments, $"({count})"),
            CollectionExpressionSyntax { Elements.Count: 0 } empty => Lines.Replace(
                empty,
                $"new({count})"
            ),
            _ => null,
        };
}
