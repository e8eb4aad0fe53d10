using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Risks;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Lookups;

/// <summary><c>others.Any(o => o.Id == item.Id)</c> in a loop that leaves the others and their ids alone.</summary>
internal sealed class AnyMatch : OwnRule
{
    public override string Id => "any-match-in-loop";

    public override string Title => "Collect the keys in a HashSet before the loop";

    public override string Reason =>
        "A set finds a key by its hash; Any walks over all elements, once more each time round.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        foreach (
            var match in code.All<InvocationExpressionSyntax>()
                .Where(call => Marks.Callee(call) is "Any" or "Exists")
                .Select(call => KeyMatch.Of(code, call))
                .OfType<KeyMatch>()
                .Where(match => !match.IsWhole)
        )
        {
            if (match.Place(code) is { } place)
            {
                var keys = KeyMatch.Named(code, match.Source, "Keys");
                yield return new([
                    Lines.Before(
                        place.Statement,
                        $"var {keys} = {match.Source}.Select({match.Element} => {match.Key}).ToHashSet();"
                    ),
                    Lines.Replace(match.Call, $"{keys}.Contains({match.Sought})"),
                ])
                {
                    Types = [("System.Linq", "Enumerable")],
                    Risks = match.Risks(code),
                };
            }
        }
    }
}
