using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Risks;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Lookups;

/// <summary>
/// <c>orders.Where(o => o.CustomerId == customer.Id)</c> in a loop that leaves the orders alone. A lookup keeps the order of
/// the elements of a key, and takes null for a key as well.
/// </summary>
internal sealed class KeyedMatch : OwnRule
{
    public override string Id => "keyed-match-in-loop";

    public override string Title => "Group the elements by key before the loop";

    public override string Reason =>
        "A lookup finds the elements of a key by its hash; the search walks over all elements, once more each time round.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        foreach (var call in code.All<InvocationExpressionSyntax>())
        {
            if (
                Ending(code, call) is { } ending
                && KeyMatch.Of(code, call) is { IsWhole: false } match
                && match.Place(code) is { } place
            )
            {
                var lookup = KeyMatch.Named(code, match.Source, "ByKey");
                yield return new([
                    Lines.Before(
                        place.Statement,
                        $"var {lookup} = {match.Source}.ToLookup({match.Element} => {match.Key});"
                    ),
                    Lines.Replace(call, $"{lookup}[{match.Sought}]{ending}"),
                ])
                {
                    Types = [("System.Linq", "Enumerable")],
                    Risks = match.Risks(code),
                };
            }
        }
    }

    // What is asked of the elements of one key; null for what is no search.
    private static string? Ending(MemberCode code, InvocationExpressionSyntax call) =>
        Marks.Callee(call) switch
        {
            "Where"
                when code.IsLinq(call, "Where")
                    && Repetition.Last(code, call) is var last
                    && (
                        (last != call && Repetition.IsEager(code, last))
                        || last.Parent is ForEachStatementSyntax
                    ) => "",
            "Find" when code.IsOf(call, "System.Collections.Generic.List") => ".FirstOrDefault()",
            var name
                when code.IsLinq(
                    call,
                    "Count",
                    "First",
                    "FirstOrDefault",
                    "Last",
                    "LastOrDefault",
                    "Single",
                    "SingleOrDefault"
                ) => $".{name}()",
            _ => null,
        };
}
