using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Texts;

/// <summary>
/// A text that a loop only appends to. It is not null before, nobody reads it before the loop ends, and an exception that
/// leaves the loop takes it along: its declaration stands in the same block.
/// </summary>
internal sealed class StringAppend : OwnRule
{
    public override string Id => "string-append-in-loop";

    public override string Title => "Append to a StringBuilder in the loop";

    public override string Reason =>
        "Each += copies all of the text so far; a builder copies only what is appended.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        foreach (var declarator in code.All<VariableDeclaratorSyntax>())
        {
            if (
                code.Model.GetDeclaredSymbol(declarator) is ILocalSymbol local
                && Types.IsText(local.Type)
                && Owned.Statement(local) is { Parent: BlockSyntax block } statement
                && declarator.Initializer is { Value: var value }
                && IsText(value)
                && !code.Uses(local).Any(use => Writes.IsLater(use, block))
            )
            {
                foreach (
                    var loop in block.Statements.Where(one =>
                        one.SpanStart > statement.SpanStart && IsLoop(one)
                    )
                )
                {
                    if (Fix(code, local, loop, value) is { } fix)
                    {
                        yield return fix;
                    }
                }
            }
        }
    }

    private static OwnFix? Fix(
        MemberCode code,
        ILocalSymbol local,
        StatementSyntax loop,
        ExpressionSyntax value
    )
    {
        var uses = code.Uses(local);
        var inside = uses.Where(use => loop.Span.Contains(use.Span)).ToList();
        var appends = inside.Select(use => Append.Of(code, local, use)).OfType<Append>().ToList();
        var before = uses.Where(use => use.Span.End <= loop.SpanStart && Writes.IsWrite(use, local))
            .ToList();
        if (
            appends.Count == 0
            || inside.Count != appends.Sum(append => append.Uses)
            || before.Any(use =>
                use.Parent
                    is not AssignmentExpressionSyntax
                    {
                        RawKind: (int)SyntaxKind.AddAssignmentExpression
                    }
            )
        )
        {
            return null;
        }

        var builder = code.Fresh($"{local.Name}Builder");
        var isEmpty = before.Count == 0 && value.ToString() is "\"\"" or "string.Empty";
        return new([
            Lines.Before(
                loop,
                $"var {builder} = new StringBuilder({(isEmpty ? "" : local.Name)});"
            ),
            .. appends.Select(append => append.With(builder)),
            Lines.After(loop, $"{local.Name} = {builder}.ToString();"),
        ])
        {
            Types = [("System.Text", "StringBuilder")],
        };
    }

    // A text for sure, not null.
    private static bool IsText(ExpressionSyntax value) =>
        value
            is InterpolatedStringExpressionSyntax
                or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression }
        || value.ToString() is "string.Empty" or "String.Empty";

    // It ends, and is left and entered at its own place only.
    private static bool IsLoop(StatementSyntax one) =>
        one
            is CommonForEachStatementSyntax
                or ForStatementSyntax { Condition: not null }
                or WhileStatementSyntax { Condition: not LiteralExpressionSyntax }
                or DoStatementSyntax { Condition: not LiteralExpressionSyntax }
        && !one.DescendantNodes()
            .Any(node => node is GotoStatementSyntax or LabeledStatementSyntax);

    /// <param name="Uses">How often it names the text: once, or twice in <c>s = s + x</c>.</param>
    private sealed record Append(
        AssignmentExpressionSyntax Whole,
        IReadOnlyList<ExpressionSyntax> Parts,
        int Uses
    )
    {
        public static Append? Of(MemberCode code, ILocalSymbol local, IdentifierNameSyntax use)
        {
            if (
                use.Parent
                    is not AssignmentExpressionSyntax
                    {
                        Parent: ExpressionStatementSyntax
                    } assignment
                || assignment.Left != use
            )
            {
                return null;
            }

            var parts = Flat(code, assignment.Right).ToList();
            if (assignment.IsKind(SyntaxKind.AddAssignmentExpression))
            {
                return parts.All(part => IsAppendable(code.Type(part)))
                    ? new(assignment, parts, 1)
                    : null;
            }

            return
                assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
                && parts is [var first, .. { Count: > 0 } rest]
                && code.Is(first, local)
                && rest.All(part => IsAppendable(code.Type(part)))
                ? new(assignment, rest, 2)
                : null;
        }

        public TextChange With(string builder) =>
            Lines.Replace(
                Whole,
                builder + string.Concat(Parts.Select(part => $".Append({Bare(part)})"))
            );

        private static ExpressionSyntax Bare(ExpressionSyntax part) =>
            part is ParenthesizedExpressionSyntax inner ? inner.Expression : part;

        // a, b and c of (a + b) + c where both are sums of texts.
        private static IEnumerable<ExpressionSyntax> Flat(MemberCode code, ExpressionSyntax sum) =>
            sum is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } binary
            && Types.IsText(code.Type(binary))
            && !code.Model.GetConstantValue(binary).HasValue
                ? Flat(code, binary.Left).Append(binary.Right)
                : [sum];

        // What Append writes as + does; a char[] or an object it may write otherwise.
        private static bool IsAppendable(ITypeSymbol? type) =>
            Types.IsText(type)
            || Types.IsInteger(type)
            || type?.SpecialType
                is SpecialType.System_Char
                    or SpecialType.System_Boolean
                    or SpecialType.System_Double
                    or SpecialType.System_Single
                    or SpecialType.System_Decimal;
    }
}
