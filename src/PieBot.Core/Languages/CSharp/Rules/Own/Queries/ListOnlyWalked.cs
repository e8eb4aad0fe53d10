using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Rules.Meanings;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Queries;

/// <summary>
/// A list or array that is made of a query and walked over once at the same place: by a loop that leaves alone what the
/// query reads, by further calls of LINQ up to one that walks, or for its count.
/// </summary>
internal sealed class ListOnlyWalked : OwnRule
{
    // Of one sequence: another that is joined may run code of its own.
    private static readonly string[] Steps = ["Cast", "OfType", "Select", "Skip", "Take", "Where"];

    public override string Id => "list-only-walked";

    public override string Title => "Walk over the query itself";

    public override string Reason =>
        "The elements are used as they come; a list of them is allocated, grown, and thrown away.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        foreach (var made in code.All<InvocationExpressionSyntax>())
        {
            if (
                made.ArgumentList.Arguments.Count == 0
                && code.IsLinq(made, "ToList", "ToArray")
                && CodeFix.Receiver(made) is InvocationExpressionSyntax query
                && code.IsLinq(query, Steps)
                && !IsQueryable(code.Type(query))
            )
            {
                var dropped = new Microsoft.CodeAnalysis.Text.TextSpan(
                    query.Span.End,
                    made.Span.End - query.Span.End
                );
                if (Counted(made) is { } count)
                {
                    if (code.IsPure(query))
                    {
                        yield return new([
                            new(new(query.Span.End, count.Span.End - query.Span.End), ".Count()"),
                        ]);
                    }
                }
                else if (IsLoop(code, made, query) || IsChain(code, made, query))
                {
                    yield return new([new(dropped, "")]);
                }
            }
        }
    }

    // "query.ToList().Count" and "query.ToArray().Length".
    private static MemberAccessExpressionSyntax? Counted(InvocationExpressionSyntax made) =>
        made.Parent
            is MemberAccessExpressionSyntax
            {
                Name.Identifier.ValueText: "Count" or "Length"
            } access
        && access.Parent is not InvocationExpressionSyntax
            ? access
            : null;

    private static bool IsLoop(
        MemberCode code,
        InvocationExpressionSyntax made,
        InvocationExpressionSyntax query
    ) =>
        made.Parent is ForEachStatementSyntax loop
        && loop.Expression == made
        && loop.AwaitKeyword.RawKind == 0
        && HasPlainRoot(code, query)
        && Steadiness.IsSteady(code, query, loop.Statement)
        && !loop.Ancestors()
            .TakeWhile(one => one != code.Node)
            .Any(one => one is TryStatementSyntax)
        && !loop
            .Statement.DescendantNodes()
            .Any(one => one is BreakStatementSyntax or ReturnStatementSyntax or GotoStatementSyntax)
        // What fails in the middle must not have left anything behind.
        && code.Effects(loop.Statement)
            .All(effect => effect is Effect.Writes { Target: ILocalSymbol });

    private static bool IsChain(
        MemberCode code,
        InvocationExpressionSyntax made,
        InvocationExpressionSyntax query
    ) =>
        made.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next }
        && code.IsLinq(
            next,
            "Where",
            "Select",
            "SelectMany",
            "Sum",
            "Max",
            "Min",
            "Average",
            "ToDictionary",
            "ToHashSet",
            "Count",
            "All",
            "Aggregate"
        )
        && Repetition.Last(code, next) is var last
        && Repetition.IsEager(code, last)
        && !code.IsLinq(last, "First", "FirstOrDefault", "Any", "Single", "SingleOrDefault")
        && HasPlainRoot(code, query)
        && code.IsPure(last);

    // Over a list or an array, whose own enumerators run no code.
    private static bool HasPlainRoot(MemberCode code, ExpressionSyntax query) =>
        query is InvocationExpressionSyntax call && CodeFix.Receiver(call) is { } receiver
            ? code.IsLinq(call, Steps) && HasPlainRoot(code, receiver)
            : Types.IsListOrArray(code.Type(query));

    private static bool IsQueryable(ITypeSymbol? type) =>
        type is null
        || type.AllInterfaces.Append(type)
            .Any(one => Types.Name(one) is "System.Linq.IQueryable" or "System.Linq.ParallelQuery");
}
