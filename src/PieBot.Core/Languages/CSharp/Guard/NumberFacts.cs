using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.Numbers;

namespace PieBot.Core.Languages.CSharp.Guard;

/// <summary>Numbers, times and limits of a file.</summary>
internal static class NumberFacts
{
    public static IReadOnlyList<NumberFact> Of(SyntaxNode root) =>
        root.DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.NumericLiteralToken))
            .Select(token => Whole(token.Parent!))
            .Distinct()
            // Which case it is says nothing of how much is done.
            .Where(node => node.Parent is not SwitchLabelSyntax)
            .SelectMany(node =>
                NumberPlaces.Of([.. Owner(node), .. node.DescendantTokens().Select(Token)])
            )
            .ToList();

    /// <summary>Calls of <c>Take</c> with a number.</summary>
    public static IReadOnlyList<(string Text, double Number)> Limits(SyntaxNode root) =>
        root.DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(call =>
                call.Expression
                    is MemberAccessExpressionSyntax
                    {
                        Name.Identifier.ValueText: "Take" or "TakeLast"
                    }
                && call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax number }]
                && number.Token.IsKind(SyntaxKind.NumericLiteralToken)
            )
            .Select(call =>
                (
                    $"Take{call.ArgumentList}",
                    Value(
                        ((LiteralExpressionSyntax)call.ArgumentList.Arguments[0].Expression).Token
                    )
                )
            )
            .ToList();

    public static IReadOnlyList<(string Text, TimeSpan Time)> Times(SyntaxNode root) =>
        root.DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(call => call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax }])
            .Select(call => (Call: call, Unit: Unit(call)))
            .Where(one => one.Unit > TimeSpan.Zero)
            .Select(one =>
                (
                    one.Call.WithoutTrivia().ToString(),
                    one.Unit
                        * Value(
                            (
                                (LiteralExpressionSyntax)
                                    one.Call.ArgumentList.Arguments[0].Expression
                            ).Token
                        )
                )
            )
            .ToList();

    private static TimeSpan Unit(InvocationExpressionSyntax call) =>
        (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText switch
        {
            "FromMilliseconds" => TimeSpan.FromMilliseconds(1),
            "FromSeconds" => TimeSpan.FromSeconds(1),
            "FromMinutes" => TimeSpan.FromMinutes(1),
            "FromHours" => TimeSpan.FromHours(1),
            "FromDays" => TimeSpan.FromDays(1),
            _ => TimeSpan.Zero,
        };

    // All of the expression.
    private static SyntaxNode Whole(SyntaxNode number)
    {
        var node = number;
        while (
            node.Parent
                is not (
                    null
                    or StatementSyntax
                    or VariableDeclaratorSyntax
                    or ParameterSyntax
                    or MemberDeclarationSyntax
                    or SwitchLabelSyntax
                )
        )
        {
            node = node.Parent;
        }

        return node;
    }

    // What it is the value of, or the statement that it is a part of.
    private static NumberToken[] Owner(SyntaxNode node) =>
        node.Parent switch
        {
            VariableDeclaratorSyntax { Parent.Parent: ForStatementSyntax loop } one
                when !CountsDown(loop) => [new("for"), new(one.Identifier.ValueText)],
            VariableDeclaratorSyntax one => [new(one.Identifier.ValueText)],
            ParameterSyntax one => [new(one.Identifier.ValueText)],
            PropertyDeclarationSyntax one => [new(one.Identifier.ValueText)],
            MethodDeclarationSyntax one => [new(one.Identifier.ValueText)],
            ForStatementSyntax one when one.Condition != node => CountsDown(one)
                ? []
                : [new("for")],
            ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax => [new("while")],
            ReturnStatementSyntax => [new("return")],
            // Ended, so that it is not read as a part of the expression.
            { } other => [new(other.Kind().ToString()), new(";")],
            null => [],
        };

    private static bool CountsDown(ForStatementSyntax loop) =>
        loop.Incrementors.Any(step =>
            step.IsKind(SyntaxKind.PostDecrementExpression)
            || step.IsKind(SyntaxKind.PreDecrementExpression)
            || step.IsKind(SyntaxKind.SubtractAssignmentExpression)
        );

    private static NumberToken Token(SyntaxToken token) =>
        new(token.Text, token.IsKind(SyntaxKind.NumericLiteralToken) ? Value(token) : null);

    private static double Value(SyntaxToken token) =>
        Convert.ToDouble(token.Value, CultureInfo.InvariantCulture);
}
