using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Collections;

/// <summary><c>foreach (var key in map.Keys)</c> with <c>map[key]</c> in a body that leaves the map alone.</summary>
internal sealed class KeysThenIndex : OwnRule
{
    public override string Id => "keys-then-index";

    public override string Title => "Walk over the entries";

    public override string Reason =>
        "An entry holds its value; to index by its key is a search each time.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        foreach (var loop in code.All<ForEachStatementSyntax>())
        {
            if (
                loop.AwaitKeyword.RawKind == 0
                && loop.Expression
                    is MemberAccessExpressionSyntax
                    {
                        Name.Identifier.ValueText: "Keys",
                        Expression: IdentifierNameSyntax map
                    }
                && code.Type(map) is INamedTypeSymbol { TypeArguments: [_, var value] } type
                && Types.Name(type)
                    is "System.Collections.Generic.Dictionary"
                        or "System.Collections.Generic.SortedDictionary"
                && (
                    value.IsReferenceType
                    || value.SpecialType != SpecialType.None
                    || value.TypeKind == TypeKind.Enum
                )
                && Reads(code, loop, map) is { Count: > 0 } reads
                && Steadiness.IsSteady(code, map, loop.Statement)
            )
            {
                var name = code.Fresh("value");
                yield return new([
                    new(
                        TextSpan.FromBounds(loop.Type.SpanStart, loop.Identifier.Span.End),
                        loop.Type.IsVar
                            ? $"var ({loop.Identifier}, {name})"
                            : $"({loop.Type} {loop.Identifier}, var {name})"
                    ),
                    Lines.Replace(loop.Expression, map.ToString()),
                    .. reads.Select(read => Lines.Replace(read, name)),
                ]);
            }
        }
    }

    // All of "map[key]"; null when one is not just read.
    private static List<ElementAccessExpressionSyntax>? Reads(
        MemberCode code,
        ForEachStatementSyntax loop,
        IdentifierNameSyntax map
    )
    {
        var key = code.Model.GetDeclaredSymbol(loop);
        var reads = loop
            .Statement.DescendantNodes()
            .OfType<ElementAccessExpressionSyntax>()
            .Where(access =>
                code.Is(access.Expression, code.Symbol(map))
                && access.ArgumentList.Arguments is [{ Expression: var at }]
                && code.Is(at, key)
            )
            .ToList();
        return reads.Any(read =>
            Writes.IsLater(read, loop)
            || read.Parent is AssignmentExpressionSyntax { Left: var left } && left == read
            || read.Parent
                is ArgumentSyntax { RefKindKeyword.RawKind: not 0 }
                    or RefExpressionSyntax
                    or PostfixUnaryExpressionSyntax
                    or PrefixUnaryExpressionSyntax
        )
            ? null
            : reads;
    }
}
