using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Risks;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Numbers;

/// <summary>
/// <c>try { return int.Parse(text); } catch { return -1; }</c> of a variable, with all exceptions caught: format, overflow
/// and null alike.
/// </summary>
internal sealed class ParseCatch : OwnRule
{
    public override string Id => "parse-in-try";

    public override string Title => "Use TryParse";

    public override string Reason =>
        "TryParse gives false for what it cannot read; an exception is thousands of times dearer than that.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        foreach (var attempt in code.All<TryStatementSyntax>())
        {
            if (
                attempt
                    is {
                        Finally: null,
                        Block.Statements: [var done],
                        Catches: [{ Block.Statements: [var failed] } clause]
                    }
                && IsAll(code, clause)
                && Values(done, failed) is { } values
                && values.Parsed is InvocationExpressionSyntax call
                && Marks.Callee(call) == "Parse"
                && IsNumber(code.Type(call))
                && code.Method(call) is { Parameters: [var only, ..] } method
                && Types.IsText(only.Type)
                && SymbolEqualityComparer.Default.Equals(method.ContainingType, code.Type(call))
                && call.ArgumentList.Arguments is [{ Expression: var text }]
                && code.Variable(text) is not null
                && IsSameType(code, call, values.Other)
            )
            {
                var parsed = code.Fresh("parsed");
                var type = ((MemberAccessExpressionSyntax)call.Expression).Expression;
                yield return new([
                    Lines.Replace(
                        attempt,
                        $"{values.Before}{type}.TryParse({text}, out var {parsed}) ? {parsed} : {values.Other};"
                    ),
                ]);
            }
        }
    }

    private static bool IsAll(MemberCode code, CatchClauseSyntax clause) =>
        clause.Filter is null
        && (
            clause.Declaration is null
            || (
                Types.Name(code.Type(clause.Declaration.Type)) == "System.Exception"
                && (
                    code.Model.GetDeclaredSymbol(clause.Declaration) is not { } exception
                    || code.Uses(exception).Count == 0
                )
            )
        );

    // Both return, or both assign the same variable.
    private static (string Before, ExpressionSyntax Parsed, ExpressionSyntax Other)? Values(
        StatementSyntax done,
        StatementSyntax failed
    ) =>
        (done, failed) switch
        {
            (
                ReturnStatementSyntax { Expression: { } parsed },
                ReturnStatementSyntax { Expression: { } other }
            ) => ("return ", parsed, other),
            (
                ExpressionStatementSyntax
                {
                    Expression: AssignmentExpressionSyntax
                    {
                        RawKind: (int)SyntaxKind.SimpleAssignmentExpression,
                        Left: IdentifierNameSyntax name
                    } parsed
                },
                ExpressionStatementSyntax
                {
                    Expression: AssignmentExpressionSyntax
                    {
                        RawKind: (int)SyntaxKind.SimpleAssignmentExpression,
                        Left: IdentifierNameSyntax same
                    } other
                }
            ) when name.ToString() == same.ToString() => ($"{name} = ", parsed.Right, other.Right),
            _ => null,
        };

    // Both sides of "? :" keep the type, and a box holds what it held.
    private static bool IsSameType(
        MemberCode code,
        InvocationExpressionSyntax parsed,
        ExpressionSyntax other
    ) =>
        SymbolEqualityComparer.Default.Equals(code.Type(other), code.Type(parsed))
        || (
            other.IsKind(SyntaxKind.NullLiteralExpression)
            && code.Model.GetTypeInfo(parsed).ConvertedType is { IsValueType: true }
        );

    private static bool IsNumber(ITypeSymbol? type) =>
        Types.IsInteger(type)
        || type?.SpecialType
            is SpecialType.System_Double
                or SpecialType.System_Single
                or SpecialType.System_Decimal
                or SpecialType.System_Boolean
        || Types.Name(type) is "System.Guid" or "System.DateTime" or "System.TimeSpan";
}
