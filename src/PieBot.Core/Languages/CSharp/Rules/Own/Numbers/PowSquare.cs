using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Risks;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Numbers;

/// <summary>
/// <c>Math.Pow(x, 2)</c> of a variable. The product is rounded once, to the nearest; Pow is within an ulp of that, and
/// in practice the same.
/// </summary>
internal sealed class PowSquare : OwnRule
{
    public override string Id => "pow-square";

    public override string Title => "Multiply the number by itself";

    public override string Reason =>
        "A product is one instruction; Pow is a call that computes a logarithm.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        foreach (var call in code.All<InvocationExpressionSyntax>())
        {
            if (
                Marks.Callee(call) == "Pow"
                && code.IsOf(call, "System.Math")
                && call.ArgumentList.Arguments
                    is [{ Expression: IdentifierNameSyntax number }, { Expression: var power }]
                && power.ToString() is "2" or "2.0" or "2d"
                && code.Variable(number) is not null
                && code.Type(number)?.SpecialType == SpecialType.System_Double
            )
            {
                var isWhole =
                    call.Parent
                    is EqualsValueClauseSyntax
                        or ReturnStatementSyntax
                        or ArgumentSyntax
                        or ArrowExpressionClauseSyntax;
                var product = $"{number} * {number}";
                yield return new([Lines.Replace(call, isWhole ? product : $"({product})")])
                {
                    Risks = [Risk.LoweredPrecision],
                };
            }
        }
    }
}
