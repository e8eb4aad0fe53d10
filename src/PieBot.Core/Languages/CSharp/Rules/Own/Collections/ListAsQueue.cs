using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PieBot.Core.Languages.CSharp.Risks;
using PieBot.Core.Languages.CSharp.Rules.Meanings;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Collections;

/// <summary>A list of the member's own that is filled at its end and emptied at its start while it is not empty.</summary>
internal sealed class ListAsQueue : OwnRule
{
    public override string Id => "list-as-queue";

    public override string Title => "Use a Queue";

    public override string Reason =>
        "A queue takes its first element in one step; RemoveAt(0) moves all others one place.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        foreach (var declarator in code.All<VariableDeclaratorSyntax>())
        {
            if (
                code.Model.GetDeclaredSymbol(declarator) is ILocalSymbol local
                && Types.IsList(local.Type)
                && Owned.Statement(local) is { } statement
                && Made(code, statement, local) is { } made
                && Changes(code, local) is { } changes
            )
            {
                yield return new([.. made, .. changes])
                {
                    Types = [("System.Collections.Generic", "Queue")],
                };
            }
        }
    }

    private static List<TextChange>? Made(
        MemberCode code,
        LocalDeclarationStatementSyntax statement,
        ILocalSymbol local
    )
    {
        var element = code.Written(Types.Element(local.Type)!, statement);
        var value = Owned.Value(local);
        var made = value switch
        {
            CollectionExpressionSyntax { Elements.Count: 0 } => "()",
            BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList: { } arguments } =>
                arguments.ToString(),
            BaseObjectCreationExpressionSyntax
            {
                Initializer.Expressions: [var only],
                ArgumentList: null or { Arguments.Count: 0 }
            } => $"([{only}])",
            _ => null,
        };
        return made is null
            ? null
            :
            [
                .. statement.Declaration.Type.IsVar
                    ? Enumerable.Empty<TextChange>()
                    : [Lines.Replace(statement.Declaration.Type, "var")],
                Lines.Replace(value!, $"new Queue<{element}>{made}"),
            ];
    }

    private static List<TextChange>? Changes(MemberCode code, ILocalSymbol local)
    {
        var changes = new List<TextChange>();
        var taken = 0;
        foreach (var use in code.Uses(local))
        {
            switch (use.Parent)
            {
                case ElementAccessExpressionSyntax
                {
                    ArgumentList.Arguments: [
                        { Expression: LiteralExpressionSyntax { Token.Value: 0 } },
                    ]
                } first
                    when !Writes.IsLater(use, code.Node)
                        && IsGuarded(code, use, local)
                        && IsRead(first):
                    changes.Add(
                        Lines.Replace(
                            first,
                            $"{use}.{(Behind(code, first, local) is null ? "Peek" : "Dequeue")}()"
                        )
                    );
                    break;
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access
                    when !Writes.IsLater(use, code.Node):
                    if (Change(code, access, call, local) is not { } change)
                    {
                        return null;
                    }

                    taken += access.Name.Identifier.ValueText == "RemoveAt" ? 1 : 0;
                    changes.AddRange(change);
                    break;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" }:
                    break;
                default:
                    return null;
            }
        }

        return taken > 0 ? changes : null;
    }

    private static TextChange[]? Change(
        MemberCode code,
        MemberAccessExpressionSyntax access,
        InvocationExpressionSyntax call,
        ILocalSymbol local
    ) =>
        access.Name.Identifier.ValueText switch
        {
            "Add" when call.Parent is ExpressionStatementSyntax =>
            [
                Lines.Replace(access.Name, "Enqueue"),
            ],
            "RemoveAt"
                when call.ArgumentList.Arguments
                    is [{ Expression: LiteralExpressionSyntax { Token.Value: 0 } }]
                    && call.Parent is ExpressionStatementSyntax statement
                    && IsGuarded(code, call, local) => Ahead(statement, local) is null
                ? [Lines.Replace(access.Name, "Dequeue"), Lines.Replace(call.ArgumentList, "()")]
                : [Lines.Remove(statement)],
            "Contains" or "Clear" when code.IsOf(call, "System.Collections.Generic.List") => [],
            "Any" when call.ArgumentList.Arguments.Count == 0 => [],
            _ => null,
        };

    // "var next = list[0];" directly before "list.RemoveAt(0);".
    private static LocalDeclarationStatementSyntax? Ahead(
        ExpressionStatementSyntax removal,
        ILocalSymbol local
    ) =>
        removal.Parent is BlockSyntax block
        && block.Statements.IndexOf(removal) is > 0 and var place
        && block.Statements[place - 1]
            is LocalDeclarationStatementSyntax
            {
                Declaration.Variables: [{ Initializer.Value: var value }]
            } before
        && value.ToString() == $"{local.Name}[0]"
            ? before
            : null;

    private static ExpressionStatementSyntax? Behind(
        MemberCode code,
        ElementAccessExpressionSyntax first,
        ILocalSymbol local
    ) =>
        first.FirstAncestorOrSelf<StatementSyntax>() is { Parent: BlockSyntax block } statement
        && block.Statements.IndexOf(statement) + 1 is var next
        && next < block.Statements.Count
        && block.Statements[next]
            is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } removal
        && Marks.Callee(call) == "RemoveAt"
        && CodeFix.Receiver(call) is { } receiver
        && code.Is(receiver, local)
        && call.ArgumentList.Arguments
            is [{ Expression: LiteralExpressionSyntax { Token.Value: 0 } }]
        && Ahead(removal, local) == statement
            ? removal
            : null;

    // In a loop that runs while there are elements: an empty queue fails otherwise than an empty list.
    private static bool IsGuarded(MemberCode code, SyntaxNode use, ILocalSymbol local) =>
        use.Ancestors()
            .OfType<WhileStatementSyntax>()
            .Any(loop =>
                loop.Condition.DescendantNodes().Any(node => code.Is(node, local))
                && loop.Statement.Span.Contains(use.Span)
                && !loop
                    .Condition.DescendantNodesAndSelf()
                    .Any(node => node.IsKind(SyntaxKind.LogicalOrExpression))
            );

    private static bool IsRead(ElementAccessExpressionSyntax first) =>
        first.Parent
            is EqualsValueClauseSyntax
                or ArgumentSyntax { RefKindKeyword.RawKind: 0 }
                or BinaryExpressionSyntax
                or ReturnStatementSyntax
        || (
            first.Parent is MemberAccessExpressionSyntax { Parent: not AssignmentExpressionSyntax }
        );
}
