using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Risks;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Basis;

/// <summary>Code that runs a piece many times: a loop, or the statement of a LINQ chain whose lambda holds it.</summary>
/// <param name="Statement">All of it; what is computed once can be put before it.</param>
internal sealed record Repetition(StatementSyntax Statement)
{
    private static readonly string[] Eager =
    [
        "Aggregate",
        "All",
        "Any",
        "Average",
        "Count",
        "First",
        "FirstOrDefault",
        "Last",
        "LastOrDefault",
        "LongCount",
        "Max",
        "MaxBy",
        "Min",
        "MinBy",
        "Single",
        "SingleOrDefault",
        "Sum",
        "ToArray",
        "ToDictionary",
        "ToHashSet",
        "ToList",
        "ToLookup",
    ];

    /// <summary>The widest around a node in which an expression stays the same; null when there is none.</summary>
    public static Repetition? Widest(
        MemberCode code,
        ExpressionSyntax node,
        ExpressionSyntax steady
    ) =>
        OfSearch(code, node)
            .TakeWhile(one => Steadiness.IsSteady(code, steady, one.Statement))
            .LastOrDefault();

    /// <summary>Those around a search that are not there to wait until it finds something, nor run such a wait.</summary>
    public static IEnumerable<Repetition> OfSearch(MemberCode code, ExpressionSyntax search)
    {
        var waiting = IsShared(code, search)
            ? search
                .Ancestors()
                .TakeWhile(one => one != code.Node)
                .OfType<StatementSyntax>()
                .FirstOrDefault(loop => MayWait(code, loop, search))
            : null;
        return Around(code, search)
            .TakeWhile(one =>
                waiting is null
                || (one.Statement != waiting && waiting.Span.Contains(one.Statement.Span))
            );
    }

    /// <summary>From the inside to the outside.</summary>
    public static IEnumerable<Repetition> Around(MemberCode code, SyntaxNode node)
    {
        for (var at = node; at.Parent is { } parent && at != code.Node; at = parent)
        {
            switch (parent)
            {
                case StatementSyntax loop when IsRepeated(loop, at) && Lines.IsInBlock(loop):
                    yield return new(loop);
                    break;
                case AnonymousFunctionExpressionSyntax lambda:
                    if (Chain(code, lambda) is not { } statement)
                    {
                        yield break;
                    }

                    if (Lines.IsInBlock(statement))
                    {
                        yield return new(statement);
                    }

                    break;
                case LocalFunctionStatementSyntax:
                    yield break;
            }
        }
    }

    /// <summary>Whether the last call of a chain has walked over it when it returns.</summary>
    public static bool IsEager(MemberCode code, InvocationExpressionSyntax last) =>
        code.IsLinq(last, Eager);

    /// <summary>The last LINQ call of the chain that a call is part of.</summary>
    public static InvocationExpressionSyntax Last(MemberCode code, InvocationExpressionSyntax call)
    {
        while (
            call.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next }
            && code.IsOf(next, "System.Linq.Enumerable")
        )
        {
            call = next;
        }

        return call;
    }

    private static bool MayWait(MemberCode code, StatementSyntax loop, ExpressionSyntax search) =>
        loop switch
        {
            WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax { Condition: null } =>
                Condition(loop)?.Span.Contains(search.Span) == true
                    || Steadiness.IsSteady(code, search, loop),
            ForStatementSyntax one => one.Condition!.Span.Contains(search.Span),
            _ => false,
        };

    private static ExpressionSyntax? Condition(StatementSyntax loop) =>
        loop switch
        {
            WhileStatementSyntax one => one.Condition,
            DoStatementSyntax one => one.Condition,
            _ => null,
        };

    // Of variables with texts and numbers nobody else can change anything.
    private static bool IsShared(MemberCode code, ExpressionSyntax search) =>
        search
            .DescendantNodesAndSelf()
            .OfType<SimpleNameSyntax>()
            .Any(name =>
                code.Symbol(name) switch
                {
                    ILocalSymbol local => Types.IsCollection(local.Type),
                    IParameterSymbol parameter => Types.IsCollection(parameter.Type),
                    IMethodSymbol or ITypeSymbol or INamespaceSymbol => false,
                    _ => true,
                }
            );

    private static bool IsRepeated(StatementSyntax loop, SyntaxNode part) =>
        loop switch
        {
            ForEachStatementSyntax one => part == one.Statement,
            ForEachVariableStatementSyntax one => part == one.Statement,
            ForStatementSyntax one => part == one.Statement
                || part == one.Condition
                || one.Incrementors.Any(step => step == part),
            WhileStatementSyntax or DoStatementSyntax => true,
            _ => false,
        };

    // The statement at whose end the lambda has run for the last time.
    private static StatementSyntax? Chain(MemberCode code, AnonymousFunctionExpressionSyntax lambda)
    {
        if (
            lambda.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
            || !code.IsOf(call, "System.Linq.Enumerable")
        )
        {
            return null;
        }

        var last = Last(code, call);
        return IsEager(code, last) || IsWalked(code, last)
            ? last.FirstAncestorOrSelf<StatementSyntax>()
            : null;
    }

    private static bool IsWalked(MemberCode code, InvocationExpressionSyntax last) =>
        last.Parent switch
        {
            ForEachStatementSyntax => true,
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => Marks.Callee(call)
                is "Join"
                    or "Concat"
                    or "AddRange"
                && (
                    code.IsOf(call, "System.String")
                    || code.IsOf(call, "System.Collections.Generic.List")
                ),
            _ => false,
        };
}
