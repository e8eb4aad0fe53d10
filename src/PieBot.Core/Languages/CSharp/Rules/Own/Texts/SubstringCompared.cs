using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Texts;

/// <summary><c>text.Substring(a, n) == "abc"</c>: both throw for a range outside of the text.</summary>
internal sealed class SubstringCompared : OwnRule
{
    public override string Id => "substring-compared";

    public override string Title => "Compare the chars in place";

    public override string Reason =>
        "A span is compared where the chars are; Substring allocates a copy of them.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        foreach (var comparison in code.All<BinaryExpressionSyntax>())
        {
            if (
                comparison.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression
                && comparison.Left
                    is InvocationExpressionSyntax
                    {
                        Expression: MemberAccessExpressionSyntax access
                    } call
                && access.Name.Identifier.ValueText == "Substring"
                && code.IsOf(call, "System.String")
                && code.Model.GetConstantValue(comparison.Right) is { Value: string }
                && !Nulls.IsExpected(code, access.Expression)
            )
            {
                var not = comparison.IsKind(SyntaxKind.NotEqualsExpression) ? "!" : "";
                yield return new([
                    Lines.Replace(
                        comparison,
                        $"{not}{access.Expression}.AsSpan{call.ArgumentList}.SequenceEqual({comparison.Right})"
                    ),
                ])
                {
                    Types = [("System", "MemoryExtensions")],
                    Risks = Nulls.Risks(code, access.Expression),
                };
            }
        }
    }
}
