using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Risks;
using PieBot.Core.Languages.CSharp.Rules.Meanings;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Texts;

/// <summary><c>new string(text.Reverse().ToArray())</c>.</summary>
internal sealed class ReversedText : OwnRule
{
    public override string Id => "reversed-text";

    public override string Title => "Reverse the chars in place";

    public override string Reason =>
        "The chars are copied once and turned around in the new string; LINQ walks over them one by one into two buffers.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        foreach (var reverse in code.All<InvocationExpressionSyntax>())
        {
            if (
                code.IsLinq(reverse, "Reverse")
                && CodeFix.Receiver(reverse) is { } source
                && code.Variable(source) is not null
                && Types.IsText(code.Type(source))
                && !Nulls.IsExpected(code, source)
                && Whole(code, reverse) is { } whole
            )
            {
                yield return new([
                    Lines.Replace(
                        whole,
                        $$"""string.Create({{source}}.Length, {{source}}, static (chars, from) => { from.CopyTo(chars); chars.Reverse(); })"""
                    ),
                ])
                {
                    Types = [("System", "MemoryExtensions")],
                    Risks = Nulls.Risks(code, source),
                };
            }
        }
    }

    private static ExpressionSyntax? Whole(MemberCode code, InvocationExpressionSyntax reverse) =>
        reverse.Parent switch
        {
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax made }
                when code.IsLinq(made, "ToArray")
                    && made.Parent
                        is ArgumentSyntax
                        {
                            Parent: ArgumentListSyntax
                            {
                                Arguments.Count: 1,
                                Parent: ObjectCreationExpressionSyntax text
                            }
                        }
                    && Types.IsText(code.Type(text)) => text,
            ArgumentSyntax
            {
                Parent: ArgumentListSyntax
                {
                    Arguments.Count: 1,
                    Parent: InvocationExpressionSyntax call
                }
            } when Marks.Callee(call) == "Concat" && code.IsOf(call, "System.String") => call,
            _ => null,
        };
}
