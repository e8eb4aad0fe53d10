using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Rules.Meanings;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Queries;

/// <summary>A local that holds a lazy query and is walked over more than once: its delegates run for each walk.</summary>
internal sealed class QueryRunTwice : OwnRule
{
    private static readonly string[] Costly =
    [
        "Where",
        "Select",
        "SelectMany",
        "OrderBy",
        "OrderByDescending",
        "Order",
        "OrderDescending",
        "ThenBy",
        "ThenByDescending",
        "GroupBy",
        "Distinct",
        "DistinctBy",
        "Join",
        "Except",
        "Intersect",
        "Union",
    ];

    public override string Id => "query-run-twice";

    public override string Title => "Run the query once";

    public override string Reason =>
        "A lazy query runs again, with all its delegates, each time it is walked over; a list keeps what it gave.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        foreach (var declarator in code.All<VariableDeclaratorSyntax>())
        {
            if (
                declarator is { Initializer.Value: InvocationExpressionSyntax query }
                && code.Model.GetDeclaredSymbol(declarator) is ILocalSymbol local
                && Owned.Statement(local) is { } statement
                && statement.Declaration.Type.IsVar
                && statement.Parent is BlockSyntax block
                && !Writes.IsLater(statement, code.Node)
                && code.IsLinq(query, Costly)
                && Walks(code, local) > 1
                && IsSteady(code, query, statement, block)
            )
            {
                yield return new([new(new(query.Span.End, 0), ".ToList()")])
                {
                    Risks = [Risk.ChangedEvaluation],
                };
            }
        }
    }

    // How often it is walked over, with a loop counted as two; nothing when it is used otherwise.
    private static int Walks(MemberCode code, ILocalSymbol local)
    {
        var walks = 0;
        foreach (var use in code.Uses(local))
        {
            if (
                Writes.IsLater(use, code.Node)
                || !IsWalk(code, use)
                || Guarded(code, use) != Guarded(code, Owned.Declarator(local)!)
            )
            {
                return 0;
            }

            walks += Repetition
                .Around(code, use)
                .Any(one => !one.Statement.Span.Contains(Owned.Declarator(local)!.Span))
                ? 2
                : 1;
        }

        return walks;
    }

    // What fails, or waits, must do so in the same part of the same try, using or lock.
    private static SyntaxNode? Guarded(MemberCode code, SyntaxNode at) =>
        at.Ancestors()
            .TakeWhile(one => one != code.Node)
            .FirstOrDefault(one =>
                one
                    is CatchClauseSyntax
                        or FinallyClauseSyntax
                        or UsingStatementSyntax
                        or LockStatementSyntax
                        or CheckedStatementSyntax
                || one.Parent is TryStatementSyntax
            );

    // All of it: what stops at the first element may be cheaper without a list.
    private static bool IsWalk(MemberCode code, IdentifierNameSyntax use) =>
        use.Parent switch
        {
            ForEachStatementSyntax loop => loop.Expression == use
                && !loop
                    .Statement.DescendantNodes()
                    .Any(node =>
                        node
                            is BreakStatementSyntax
                                or ReturnStatementSyntax
                                or YieldStatementSyntax
                    ),
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } => code.IsLinq(
                call,
                "Average",
                "Count",
                "Max",
                "Min",
                "Sum",
                "ToArray",
                "ToDictionary",
                "ToHashSet",
                "ToList",
                "Last",
                "MaxBy",
                "MinBy"
            ),
            _ => false,
        };

    // What it reads stays the same to the end of the block.
    private static bool IsSteady(
        MemberCode code,
        InvocationExpressionSyntax query,
        LocalDeclarationStatementSyntax statement,
        BlockSyntax block
    ) =>
        Root(query) is { } root
        && Types.IsListOrArray(code.Type(root))
        && block
            .Statements.SkipWhile(one => one != statement)
            .Skip(1)
            .All(one => Steadiness.IsSteady(code, query, one));

    private static ExpressionSyntax Root(ExpressionSyntax query) =>
        query is InvocationExpressionSyntax call && CodeFix.Receiver(call) is { } receiver
            ? Root(receiver)
            : query;
}
