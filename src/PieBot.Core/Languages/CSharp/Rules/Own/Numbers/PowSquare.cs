using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Risks;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Numbers;

/// <summary>
/// <c>Math.Pow(n, 2)</c> of a whole number of at most 32 bits. Up to 2^26 its square is a double exactly, and Pow gives it;
/// beyond, and for one in a thousand doubles, Pow of the C library is an ulp off the product, so doubles are left alone.
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
                && code.Type(number)?.SpecialType
                    is SpecialType.System_Byte
                        or SpecialType.System_SByte
                        or SpecialType.System_Int16
                        or SpecialType.System_UInt16
                        or SpecialType.System_Int32
            )
            {
                var isWhole =
                    call.Parent
                    is EqualsValueClauseSyntax
                        or ReturnStatementSyntax
                        or ArgumentSyntax
                        or ArrowExpressionClauseSyntax;
                var product = $"(double){number} * {number}";
                yield return new([Lines.Replace(call, isWhole ? product : $"({product})")])
                {
                    Risks =
                        code.Type(number)?.SpecialType == SpecialType.System_Int32
                            ? [Risk.LoweredPrecision]
                            : [],
                };
            }
        }
    }
}
