using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Risks;
using PieBot.Core.Languages.CSharp.Rules.Meanings;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Texts;

/// <summary><c>text.ToLower()</c> in a loop that leaves the text alone.</summary>
internal sealed class TextCallInLoop : OwnRule
{
    private static readonly string[] Calls =
    [
        "Replace",
        "ToLower",
        "ToLowerInvariant",
        "ToUpper",
        "ToUpperInvariant",
        "Trim",
        "TrimEnd",
        "TrimStart",
    ];

    public override string Id => "text-call-in-loop";

    public override string Title => "Compute the text once before the loop";

    public override string Reason => "The same text is made once, not anew each time round.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        var found = code.All<InvocationExpressionSyntax>()
            .Where(call => Root(code, call) is { } root && !Nulls.IsExpected(code, root))
            .Where(call => !IsPart(code, call))
            .Select(call => (call, place: Repetition.Widest(code, call, call)))
            .Where(pair =>
                pair.place is not null
                && IsAlways(pair.call, pair.place.Statement)
                && !SetsCulture(code, pair.place.Statement)
            )
            .GroupBy(pair => (pair.place!.Statement, pair.call.ToString()));
        foreach (var group in found)
        {
            var call = group.First().call;
            var root = Root(code, call)!;
            var name = code.Fresh(Name(root, call));
            yield return new([
                Lines.Before(group.Key.Statement, $"var {name} = {call};"),
                .. group.Select(pair => Lines.Replace(pair.call, name)),
            ])
            {
                Risks = Nulls.Risks(code, root),
            };
        }
    }

    // The variable whose text is made into another, by calls that throw for null alone.
    private static ExpressionSyntax? Root(MemberCode code, ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax call
        && Marks.Callee(call) is { } name
        && Calls.Contains(name)
        && code.IsOf(call, "System.String")
        && call.ArgumentList.Arguments.All(one =>
            one.Expression is LiteralExpressionSyntax { Token.ValueText.Length: > 0 }
        )
        && CodeFix.Receiver(call) is { } receiver
            ? receiver is IdentifierNameSyntax
                ? receiver
                : Root(code, receiver)
            : null;

    // Computed each time round, not only when something else holds.
    private static bool IsAlways(InvocationExpressionSyntax call, StatementSyntax place)
    {
        for (SyntaxNode at = call; at != place && at.Parent is { } parent; at = parent)
        {
            var isChosen = parent switch
            {
                BinaryExpressionSyntax binary => binary.Right == at
                    && binary.Kind()
                        is SyntaxKind.LogicalAndExpression
                            or SyntaxKind.LogicalOrExpression
                            or SyntaxKind.CoalesceExpression,
                ConditionalExpressionSyntax chosen => chosen.Condition != at,
                IfStatementSyntax one => one.Condition != at,
                SwitchSectionSyntax or SwitchExpressionArmSyntax or CatchClauseSyntax => true,
                _ => false,
            };
            if (isChosen)
            {
                return false;
            }
        }

        return true;
    }

    // "text.ToLower()" asks for the culture of the moment.
    private static bool SetsCulture(MemberCode code, StatementSyntax place) =>
        code.Effects(place)
            .OfType<Effect.Writes>()
            .Any(effect => effect.Target?.Name == "CurrentCulture");

    private static bool IsPart(MemberCode code, InvocationExpressionSyntax call) =>
        call.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next }
        && Root(code, next) is not null;

    private static string Name(ExpressionSyntax root, InvocationExpressionSyntax call)
    {
        var ending = Marks.Callee(call) switch
        {
            "ToLower" or "ToLowerInvariant" => "Lower",
            "ToUpper" or "ToUpperInvariant" => "Upper",
            "Replace" => "Replaced",
            _ => "Trimmed",
        };
        return root.ToString().TrimStart('_') + ending;
    }
}
