using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PieBot.Core.Languages.CSharp.Risks;
using PieBot.Core.Languages.CSharp.Rules.Meanings;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Texts;

/// <summary><c>c.ToString() == "x"</c>: two texts of one char are equal when the chars are.</summary>
internal sealed class CharAsText : OwnRule
{
    public override string Id => "char-as-text";

    public override string Title => "Compare the chars";

    public override string Reason => "Chars are compared as numbers, without a string for each.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        foreach (var comparison in code.All<BinaryExpressionSyntax>())
        {
            if (
                comparison.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression
                && comparison.Left is InvocationExpressionSyntax call
                && call.ArgumentList.Arguments.Count == 0
                && Marks.Callee(call) == "ToString"
                && CodeFix.Receiver(call) is { } source
                && code.Type(source)?.SpecialType == SpecialType.System_Char
                && code.Model.GetConstantValue(comparison.Right)
                    is { Value: string { Length: 1 } text }
            )
            {
                yield return new([
                    new(TextSpan.FromBounds(source.Span.End, call.Span.End), ""),
                    Lines.Replace(comparison.Right, SymbolDisplay.FormatLiteral(text[0], true)),
                ]);
            }
        }
    }
}
