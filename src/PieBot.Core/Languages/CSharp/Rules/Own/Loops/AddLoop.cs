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
                && !code.Is(source, code.Symbol(list))
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
}
