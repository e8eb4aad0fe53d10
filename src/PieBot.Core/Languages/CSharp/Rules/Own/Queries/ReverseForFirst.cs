using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Risks;
using PieBot.Core.Languages.CSharp.Rules.Meanings;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Queries;

/// <summary>The first that passes, from the end.</summary>
internal sealed class ReverseForFirst : OwnRule
{
    public override string Id => "reverse-for-first";

    public override string Title => "Search from the end";

    public override string Reason =>
        "Last walks a list or array from its end; Reverse copies all of it first.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        foreach (var call in code.All<InvocationExpressionSyntax>())
        {
            if (
                code.IsLinq(call, "First", "FirstOrDefault")
                && call.Expression is MemberAccessExpressionSyntax first
                && first.Expression is InvocationExpressionSyntax reverse
                && code.IsLinq(reverse, "Reverse")
                && CodeFix.Receiver(reverse) is { } source
                && IsIndexed(code.Type(source))
                && call.ArgumentList.Arguments.All(argument =>
                    argument.Expression is SimpleLambdaExpressionSyntax lambda
                    && code.IsPure(lambda)
                )
            )
            {
                yield return new([
                    new(new(source.Span.End, reverse.Span.End - source.Span.End), ""),
                    Lines.Replace(
                        first.Name,
                        Marks.Callee(call) == "First" ? "Last" : "LastOrDefault"
                    ),
                ]);
            }
        }
    }

    private static bool IsIndexed(ITypeSymbol? type) =>
        Types.IsArray(type)
        || Types.Name(type)
            is "System.Collections.Generic.IList"
                or "System.Collections.Generic.IReadOnlyList";
}
