using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PieBot.Core.Languages.CSharp.Risks;
using PieBot.Core.Languages.CSharp.Rules.Meanings;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Texts;

/// <summary><c>builder.ToString().Length</c>.</summary>
internal sealed class BuilderAsText : OwnRule
{
    public override string Id => "builder-as-text";

    public override string Title => "Ask the builder for its length";

    public override string Reason =>
        "A builder knows its length; ToString copies all of the text to tell it.";

    public override IEnumerable<OwnFix> Find(MemberCode code) =>
        code.All<InvocationExpressionSyntax>()
            .Where(call =>
                call.ArgumentList.Arguments.Count == 0
                && Marks.Callee(call) == "ToString"
                && code.IsOf(call, "System.Text.StringBuilder")
                && call.Parent
                    is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" }
            )
            .Select(call => (call, source: CodeFix.Receiver(call)))
            .Where(pair => pair.source is not null)
            .Select(pair => new OwnFix([
                new(TextSpan.FromBounds(pair.source!.Span.End, pair.call.Span.End), ""),
            ]));
}
