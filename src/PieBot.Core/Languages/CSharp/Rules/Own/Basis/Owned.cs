using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Rules.Meanings;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Basis;

/// <summary>Collections that a member makes for itself.</summary>
internal static class Owned
{
    /// <summary>Whether a local holds something new, never anything else, and nobody else ever gets it but the caller at the end.</summary>
    public static bool IsOwn(MemberCode code, ILocalSymbol local) =>
        IsMade(code, local)
        && code.Uses(local).All(use => !Writes.IsWrite(use, local) && IsReceiver(code, use));

    /// <summary>Whether a local is declared as something new: it is not null, and nothing else names it yet.</summary>
    public static bool IsMade(MemberCode code, ILocalSymbol local) =>
        Ownership.IsCreated(local)
        || Value(local) is InvocationExpressionSyntax call
            && code.IsLinq(call, "ToList", "ToArray", "ToHashSet", "ToDictionary");

    /// <summary>The value a local is declared with.</summary>
    public static ExpressionSyntax? Value(ILocalSymbol local) =>
        Declarator(local)?.Initializer?.Value;

    public static VariableDeclaratorSyntax? Declarator(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences is [var reference]
            ? reference.GetSyntax() as VariableDeclaratorSyntax
            : null;

    /// <summary>The statement that declares a local alone; null when there is none.</summary>
    public static LocalDeclarationStatementSyntax? Statement(ILocalSymbol local) =>
        Declarator(local)
            is {
                Parent: VariableDeclarationSyntax
                {
                    Variables.Count: 1,
                    Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } statement
                }
            }
            ? statement
            : null;

    private static bool IsReceiver(MemberCode code, IdentifierNameSyntax use) =>
        use.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression == use
                && (
                    access.Parent is not InvocationExpressionSyntax call
                    || (code.Method(call) is { } method && Effects.IsFramework(method))
                ),
            ElementAccessExpressionSyntax access => access.Expression == use,
            ForEachStatementSyntax or ForEachVariableStatementSyntax or ReturnStatementSyntax =>
                true,
            _ => false,
        };
}
