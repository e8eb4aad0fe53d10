using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Risks;
using PieBot.Core.Languages.CSharp.Rules.Meanings;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Loops;

/// <summary>A loop that removes the elements that pass a test without effects, one by one.</summary>
internal sealed class RemoveAtInLoop : OwnRule
{
    public override string Id => "remove-at-in-loop";

    public override string Title => "Use RemoveAll";

    public override string Reason =>
        "RemoveAll closes all gaps in one pass; RemoveAt moves the rest of the list for each element.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        foreach (var loop in code.All<ForStatementSyntax>())
        {
            if (
                loop.Declaration is { Variables: [{ Initializer.Value: var start } declared] }
                && code.Model.GetDeclaredSymbol(declared) is ILocalSymbol index
                && CountedLoop.Statements(loop.Statement)
                    is [IfStatementSyntax { Else: null, Condition: var test, Statement: var then }]
                && Removed(code, then, index, out var isForward) is IdentifierNameSyntax list
                && IsWhole(loop, start, index.Name, list.ToString(), isForward)
                && Elements(code, test, list, index) is { } elements
                && code.IsPure(test)
                && Steadiness.IsOfElement(code, test, code.Symbol(list)!)
            )
            {
                var item = code.Fresh("item");
                var text = test.ReplaceNodes(
                    elements,
                    (at, _) => SyntaxFactory.IdentifierName(item).WithTriviaFrom(at)
                );
                yield return new([Lines.Replace(loop, $"{list}.RemoveAll({item} => {text});")]);
            }
        }
    }

    // "list" of "list.RemoveAt(i);" and, forward, "i--;" behind it.
    private static ExpressionSyntax? Removed(
        MemberCode code,
        StatementSyntax then,
        ILocalSymbol index,
        out bool isForward
    )
    {
        var statements = CountedLoop.Statements(then);
        isForward =
            statements
                is [
                    _,
                    ExpressionStatementSyntax
                    {
                        Expression: PostfixUnaryExpressionSyntax
                        {
                            RawKind: (int)SyntaxKind.PostDecrementExpression
                        } back
                    },
                ]
            && code.Is(back.Operand, index);
        return
            (statements.Count == 1 || isForward)
            && statements[0]
                is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call }
            && Marks.Callee(call) == "RemoveAt"
            && code.IsOf(call, "System.Collections.Generic.List")
            && call.ArgumentList.Arguments is [{ Expression: var at }]
            && code.Is(at, index)
            ? CodeFix.Receiver(call)
            : null;
    }

    // From the end to the start, or from the start to the end with a step back for each that is removed.
    private static bool IsWhole(
        ForStatementSyntax loop,
        ExpressionSyntax start,
        string index,
        string list,
        bool isForward
    ) =>
        loop.Incrementors is [var step]
        && (start.ToString(), loop.Condition?.ToString(), step.ToString(), isForward) switch
        {
            (var from, var to, var by, false) => from == $"{list}.Count - 1"
                && to == $"{index} >= 0"
                && (by == $"{index}--" || by == $"--{index}"),
            (var from, var to, var by, true) => from == "0"
                && to == $"{index} < {list}.Count"
                && (by == $"{index}++" || by == $"++{index}"),
        };

    // All of "list[i]"; null when list or index is named otherwise.
    private static List<ElementAccessExpressionSyntax>? Elements(
        MemberCode code,
        ExpressionSyntax test,
        IdentifierNameSyntax list,
        ILocalSymbol index
    )
    {
        var holder = code.Symbol(list);
        var elements = test.DescendantNodesAndSelf()
            .OfType<ElementAccessExpressionSyntax>()
            .Where(access =>
                code.Is(access.Expression, holder)
                && access.ArgumentList.Arguments is [{ Expression: var at }]
                && code.Is(at, index)
            )
            .ToList();
        var named = test.DescendantNodesAndSelf()
            .OfType<IdentifierNameSyntax>()
            .Count(name => code.Is(name, holder) || code.Is(name, index));
        return elements.Count > 0 && named == 2 * elements.Count ? elements : null;
    }
}
