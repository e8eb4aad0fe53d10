using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PieBot.Core.Languages.CSharp.Risks;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Collections;

/// <summary>A new list that a loop only fills at its front, and nobody reads until the loop has ended.</summary>
internal sealed class InsertAtFront : OwnRule
{
    public override string Id => "insert-at-front-in-loop";

    public override string Title => "Add at the end and reverse once";

    public override string Reason =>
        "Insert(0) moves all elements one place each time; to reverse them once is one pass.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        foreach (var declarator in code.All<VariableDeclaratorSyntax>())
        {
            if (
                code.Model.GetDeclaredSymbol(declarator) is ILocalSymbol local
                && Types.IsList(local.Type)
                && Owned.Statement(local) is { Parent: BlockSyntax block } statement
                && IsEmpty(declarator.Initializer?.Value)
                && !code.Uses(local).Any(use => Writes.IsLater(use, block))
                && code.Uses(local) is [var first, ..]
                && block.Statements.FirstOrDefault(one => one.Span.Contains(first.Span)) is { } loop
                && IsLoop(loop)
                && Inserts(code, local, loop) is { } inserts
            )
            {
                yield return new([
                    .. inserts.SelectMany(insert => Added(insert)),
                    Lines.After(loop, $"{local.Name}.Reverse();"),
                ]);
            }
        }
    }

    private static bool IsEmpty(ExpressionSyntax? value) =>
        value
            is CollectionExpressionSyntax { Elements.Count: 0 }
                or BaseObjectCreationExpressionSyntax
                {
                    Initializer: null,
                    ArgumentList: { Arguments.Count: 0 }
                };

    private static bool IsLoop(StatementSyntax one) =>
        one
            is ForEachStatementSyntax
                or ForStatementSyntax { Condition: not null }
                or WhileStatementSyntax { Condition: not LiteralExpressionSyntax }
                or DoStatementSyntax { Condition: not LiteralExpressionSyntax }
        && !one.DescendantNodes()
            .Any(node => node is GotoStatementSyntax or LabeledStatementSyntax);

    private static List<InvocationExpressionSyntax>? Inserts(
        MemberCode code,
        ILocalSymbol local,
        StatementSyntax loop
    )
    {
        var uses = code.Uses(local).Where(use => loop.Span.Contains(use.Span)).ToList();
        var inserts = uses.Select(use => use.Parent?.Parent)
            .OfType<InvocationExpressionSyntax>()
            .Where(call =>
                Marks.Callee(call) == "Insert"
                && call.Parent is ExpressionStatementSyntax
                && call.ArgumentList.Arguments
                    is [{ Expression: LiteralExpressionSyntax { Token.Value: 0 } }, _]
            )
            .ToList();
        return inserts.Count == uses.Count ? inserts : null;
    }

    private static TextChange[] Added(InvocationExpressionSyntax insert)
    {
        var arguments = insert.ArgumentList.Arguments;
        return
        [
            Lines.Replace(((MemberAccessExpressionSyntax)insert.Expression).Name, "Add"),
            new(TextSpan.FromBounds(arguments[0].SpanStart, arguments[1].SpanStart), ""),
        ];
    }
}
