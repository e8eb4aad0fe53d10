using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PieBot.Core.Languages.CSharp.Risks;
using PieBot.Core.Languages.CSharp.Rules.Meanings;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Texts;

/// <summary><c>text.ToCharArray()</c> that is only walked over, indexed or counted.</summary>
internal sealed class CharsCopied : OwnRule
{
    public override string Id => "chars-copied";

    public override string Title => "Use the text's own chars";

    public override string Reason =>
        "A string gives its chars in place; ToCharArray copies all of them.";

    public override IEnumerable<OwnFix> Find(MemberCode code) =>
        code.All<InvocationExpressionSyntax>()
            .Where(call =>
                call.ArgumentList.Arguments.Count == 0
                && Marks.Callee(call) == "ToCharArray"
                && code.IsOf(call, "System.String")
                && IsRead(call)
            )
            .Select(call => (call, source: CodeFix.Receiver(call)))
            .Where(pair => pair.source is not null)
            .Select(pair => new OwnFix([
                new(TextSpan.FromBounds(pair.source!.Span.End, pair.call.Span.End), ""),
            ]));

    private static bool IsRead(InvocationExpressionSyntax call) =>
        call.Parent switch
        {
            ForEachStatementSyntax loop => loop.Expression == call
                && loop.Type is not RefTypeSyntax,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" } => true,
            ElementAccessExpressionSyntax access => access.Expression == call
                && access.ArgumentList.Arguments is [{ Expression: not RangeExpressionSyntax }]
                && access.Parent
                    is not AssignmentExpressionSyntax
                        and not RefExpressionSyntax
                        and not ArgumentSyntax { RefKindKeyword.RawKind: not 0 }
                        and not PostfixUnaryExpressionSyntax
                        and not PrefixUnaryExpressionSyntax,
            _ => false,
        };
}
