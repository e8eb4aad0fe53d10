using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Risks;
using PieBot.Core.Languages.CSharp.Rules.Meanings;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Texts;

/// <summary><c>text.Split(',')</c> of which one piece is taken.</summary>
/// <param name="Whole">With the index behind it.</param>
/// <param name="Source">What is split.</param>
/// <param name="Separator">One char.</param>
/// <param name="Index">Which piece; -1 for the last.</param>
internal sealed record SplitOf(
    ExpressionSyntax Whole,
    InvocationExpressionSyntax Call,
    ExpressionSyntax Source,
    ExpressionSyntax Separator,
    int Index
)
{
    public static IEnumerable<SplitOf> All(MemberCode code) =>
        code.All<InvocationExpressionSyntax>().Select(call => Of(code, call)).OfType<SplitOf>();

    /// <summary>Whether what is split is a local or parameter, which may be named twice.</summary>
    public bool IsVariable(MemberCode code) => code.Variable(Source) is not null;

    private static SplitOf? Of(MemberCode code, InvocationExpressionSyntax call)
    {
        if (
            Marks.Callee(call) != "Split"
            || !code.IsOf(call, "System.String")
            || CodeFix.Receiver(call) is not { } source
            || call.ArgumentList.Arguments
                is not [{ Expression: var separator, RefKindKeyword.RawKind: 0 }]
            || code.Type(separator)?.SpecialType != SpecialType.System_Char
            || separator is not (LiteralExpressionSyntax or IdentifierNameSyntax)
        )
        {
            return null;
        }

        return call.Parent switch
        {
            ElementAccessExpressionSyntax
            {
                ArgumentList.Arguments: [{ Expression: var index }]
            } access when access.Expression == call && !IsWritten(access) => index switch
            {
                LiteralExpressionSyntax { Token.Value: int number } => new(
                    access,
                    call,
                    source,
                    separator,
                    number
                ),
                PrefixUnaryExpressionSyntax
                {
                    RawKind: (int)SyntaxKind.IndexExpression,
                    Operand: LiteralExpressionSyntax { Token.Value: 1 }
                } => new(access, call, source, separator, -1),
                _ => null,
            },
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next }
                when next.ArgumentList.Arguments.Count == 0 => code.IsLinq(next, "First")
                ? new(next, call, source, separator, 0)
            : code.IsLinq(next, "Last") ? new(next, call, source, separator, -1)
            : null,
            _ => null,
        };
    }

    private static bool IsWritten(ElementAccessExpressionSyntax access) =>
        access.Parent is AssignmentExpressionSyntax assignment && assignment.Left == access
        || access.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 };
}
