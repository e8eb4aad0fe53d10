using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Risks;
using PieBot.Core.Languages.CSharp.Rules.Meanings;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Loops;

/// <summary><c>foreach (var x in source) list.Add(x);</c> over another list or array.</summary>
internal sealed class AddLoop : OwnRule
{
    public override string Id => "add-loop";

    public override string Title => "Add all elements in one call";

    public override string Reason =>
        "AddRange makes room once and copies a block; Add checks and may grow for each element.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        foreach (var loop in code.All<ForEachStatementSyntax>())
        {
            if (
                CountedLoop.Statements(loop.Statement)
                    is [ExpressionStatementSyntax { Expression: InvocationExpressionSyntax add }]
                && loop.AwaitKeyword.RawKind == 0
                && Marks.Callee(add) == "Add"
                && code.IsOf(add, "System.Collections.Generic.List")
                && CodeFix.Receiver(add) is { } list
                && code.Symbol(list) is ILocalSymbol or IParameterSymbol or IFieldSymbol
                && add.ArgumentList.Arguments is [{ Expression: IdentifierNameSyntax added }]
                && code.Is(added, code.Model.GetDeclaredSymbol(loop))
                && loop.Expression is IdentifierNameSyntax source
                && Types.IsListOrArray(code.Type(source))
                && AreTwo(code, source, list)
                && Types.IsList(code.Type(list))
                && SymbolEqualityComparer.Default.Equals(
                    Types.Element(code.Type(list)),
                    Types.Element(code.Type(source))
                )
                && SymbolEqualityComparer.Default.Equals(
                    Types.Element(code.Type(source)),
                    code.Type(added)
                )
                && !Nulls.IsExpected(code, source)
            )
            {
                yield return new([Lines.Replace(loop, $"{list}.AddRange({source});")])
                {
                    Risks = Nulls.Risks(code, source),
                };
            }
        }
    }

    // A loop over a list that it adds to throws; AddRange takes the list itself.
    private static bool AreTwo(MemberCode code, ExpressionSyntax source, ExpressionSyntax list) =>
        !code.Is(source, code.Symbol(list))
        && (
            Types.IsArray(code.Type(source))
            || IsOwn(code, source)
            || IsOwn(code, list)
            || (
                IsKept(code, source)
                && IsKept(code, list)
                && (IsMade(code, source) || IsMade(code, list))
            )
        );

    private static bool IsOwn(MemberCode code, ExpressionSyntax expression) =>
        code.Symbol(expression) is ILocalSymbol local && Owned.IsOwn(code, local);

    private static bool IsMade(MemberCode code, ExpressionSyntax expression) =>
        code.Symbol(expression) is ILocalSymbol local && Owned.IsMade(code, local);

    // What it was when the member began, or what the member made.
    private static bool IsKept(MemberCode code, ExpressionSyntax expression) =>
        code.Variable(expression) is { } variable
        && Writes.Never(code, variable)
        && (variable is IParameterSymbol || IsMade(code, expression));
}
