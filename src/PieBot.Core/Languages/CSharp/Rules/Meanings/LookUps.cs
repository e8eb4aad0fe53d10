using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Risks;

namespace PieBot.Core.Languages.CSharp.Rules.Meanings;

/// <summary>
/// One look-up in place of two: keys are computed once that were computed twice, and values always that were computed only
/// for an absent key.
/// </summary>
internal static class LookUps
{
    public static IEnumerable<Meaning> Of(CodeFix fix)
    {
        if (fix.Rule is not ("CA1853" or "CA1854" or "CA1864" or "CA1868"))
        {
            return [];
        }

        var effects = new Effects(fix.Model.Compilation);
        return Arguments(fix)
            .Select(argument => fix.Model.GetOperation(argument.Expression))
            .Any(operation => operation is not null && effects.Of(operation).Count > 0)
            ?
            [
                new Meaning.Changed(
                    "it computes a key or a value another number of times, and that may have effects"
                ),
            ]
            : [];
    }

    private static IEnumerable<ArgumentSyntax> Arguments(CodeFix fix)
    {
        var condition = fix
            .At.AncestorsAndSelf()
            .FirstOrDefault(node => node is IfStatementSyntax or ConditionalExpressionSyntax);
        var calls = (condition ?? fix.At)
            .DescendantNodesAndSelf()
            .OfType<InvocationExpressionSyntax>()
            .Where(call => fix.At.Span.Contains(call.Span) || fix.Touches(call))
            .Where(call => Marks.Callee(call) is "ContainsKey" or "Contains" or "Add" or "Remove");
        return calls.SelectMany(call => call.ArgumentList.Arguments);
    }
}
