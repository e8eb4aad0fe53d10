using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PieBot.Core.Languages.CSharp.Rules.Meanings;

/// <summary>
/// <c>TryGetValue</c> reads an entry where <c>ContainsKey</c> only looked for it: what is written between that place and
/// the reads it replaces is no longer seen.
/// </summary>
internal static class EarlierReads
{
    public static IEnumerable<Meaning> Of(CodeFix fix)
    {
        if (fix.Rule != "CA1854")
        {
            return [];
        }

        return
            LookUp(fix) is { } look
            && CodeFix.Receiver(look) is { } map
            && fix.Model.GetTypeInfo(map).Type is { TypeKind: not TypeKind.Error } type
            && fix.Body() is { } body
            ? Check(fix, look, new(map, type), body)
            :
            [
                new Meaning.Changed(
                    "it reads an entry earlier, of a collection that cannot be bound"
                ),
            ];
    }

    private sealed record Map(ExpressionSyntax Expression, ITypeSymbol Type);

    private static IEnumerable<Meaning> Check(
        CodeFix fix,
        InvocationExpressionSyntax look,
        Map map,
        IOperation body
    )
    {
        var reads = Reads(fix, look, map).ToList();
        if (reads.Any(read => LaterCode(read, look) is not null))
        {
            return
            [
                new Meaning.Changed("it reads an entry once that was read each time a lambda runs"),
            ];
        }

        var symbol = fix.Model.GetSymbolInfo(map.Expression).Symbol;
        var named = Names(map.Expression).Concat(look.ArgumentList.Arguments.SelectMany(Names));
        var mentioned = named
            .Select(name => fix.Model.GetSymbolInfo(name).Symbol)
            .OfType<ISymbol>()
            .ToHashSet(SymbolEqualityComparer.Default);
        var isOwn = symbol is ILocalSymbol local && IsOwn(local, body);
        var effects = new Effects(fix.Model.Compilation)
            .Of(body)
            .Where(effect => IsBetween(effect.At, look, reads) && !IsOther(effect.At, look, fix))
            // What the fix itself rewrites it keeps in step: "map[k]++" becomes "map[k] = ++value".
            .Where(effect => !(fix.Touches(effect.At) && IsEntry(effect.At, map)));
        return effects.Any(effect => Matters(effect))
            ? [new Meaning.Changed("it reads an entry before code that may write it")]
            : [];

        bool Matters(Effect effect) =>
            effect switch
            {
                Effect.Writes { Target: { } target } when mentioned.Contains(target) => true,
                Effect.Writes { Type: { } type } => !isOwn
                    && MayBe(fix.Model.Compilation, type, map.Type),
                Effect.Writes => false,
                _ => !isOwn && !IsFixed(map.Type, symbol),
            };
    }

    private static InvocationExpressionSyntax? LookUp(CodeFix fix) =>
        fix
            .At.AncestorsAndSelf()
            .Concat(fix.At.DescendantNodes())
            .OfType<InvocationExpressionSyntax>()
            .FirstOrDefault(call => Languages.CSharp.Risks.Marks.Callee(call) == "ContainsKey");

    private static IEnumerable<ElementAccessExpressionSyntax> Reads(
        CodeFix fix,
        InvocationExpressionSyntax look,
        Map map
    ) =>
        fix
            .Model.SyntaxTree.GetRoot()
            .DescendantNodes()
            .OfType<ElementAccessExpressionSyntax>()
            .Where(read => read.SpanStart > look.Span.End && fix.Touches(read))
            .Where(read => SyntaxFactory.AreEquivalent(read.Expression, map.Expression));

    // A lambda or local function that holds the read and not the look.
    private static SyntaxNode? LaterCode(SyntaxNode read, SyntaxNode look) =>
        read.Ancestors()
            .FirstOrDefault(node =>
                node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax
                && !node.Span.Contains(look.Span)
            );

    private static bool IsBetween(
        SyntaxNode site,
        SyntaxNode look,
        List<ElementAccessExpressionSyntax> reads
    ) =>
        site.SpanStart >= look.Span.End
        && reads.Any(read =>
            site.Span.End <= read.SpanStart
            || read.Ancestors()
                .Any(node =>
                    node
                        is ForStatementSyntax
                            or WhileStatementSyntax
                            or DoStatementSyntax
                            or CommonForEachStatementSyntax
                    && !node.Span.Contains(look.Span)
                    && node.Span.Contains(site.Span)
                )
        );

    // In the branch for an absent entry: it leaves, or adds the entry that is then known.
    private static bool IsOther(SyntaxNode site, InvocationExpressionSyntax look, CodeFix fix)
    {
        SyntaxNode condition = look;
        var isAbsent = false;
        while (condition.Parent is ExpressionSyntax parent and not ConditionalExpressionSyntax)
        {
            isAbsent ^= parent.IsKind(SyntaxKind.LogicalNotExpression);
            condition = parent;
        }

        var branch = condition.Parent switch
        {
            IfStatementSyntax one => isAbsent ? one.Statement : one.Else,
            ConditionalExpressionSyntax one => isAbsent ? one.WhenTrue : one.WhenFalse,
            _ => (SyntaxNode?)null,
        };
        return branch is not null
            && branch.Span.Contains(site.Span)
            && (
                branch is ExpressionSyntax
                || Leaves(branch)
                || branch
                    .DescendantNodes()
                    .OfType<ExpressionStatementSyntax>()
                    .Any(statement => fix.Touches(statement) && site.Span.End <= statement.Span.End)
            );
    }

    private static bool Leaves(SyntaxNode branch) =>
        branch switch
        {
            BlockSyntax block => block.Statements.LastOrDefault() is { } last && Leaves(last),
            ElseClauseSyntax other => Leaves(other.Statement),
            _ => branch
                is ReturnStatementSyntax
                    or ThrowStatementSyntax
                    or ContinueStatementSyntax
                    or BreakStatementSyntax,
        };

    private static bool IsEntry(SyntaxNode site, Map map) =>
        site.DescendantNodesAndSelf()
            .OfType<ElementAccessExpressionSyntax>()
            .Any(access => SyntaxFactory.AreEquivalent(access.Expression, map.Expression));

    private static IEnumerable<SimpleNameSyntax> Names(SyntaxNode node) =>
        node.DescendantNodesAndSelf().OfType<SimpleNameSyntax>();

    // Made here, and given to nobody.
    private static bool IsOwn(ILocalSymbol local, IOperation body) =>
        Ownership.IsCreated(local)
        && body.DescendantsAndSelf()
            .OfType<ILocalReferenceOperation>()
            .Where(one => SymbolEqualityComparer.Default.Equals(one.Local, local))
            .All(one =>
                one.Parent is IInvocationOperation call && call.Instance == one
                || one.Parent is IMemberReferenceOperation member && member.Instance == one
            );

    private static bool MayBe(Compilation compilation, ITypeSymbol one, ITypeSymbol other) =>
        compilation.ClassifyCommonConversion(one, other) is { Exists: true, IsUserDefined: false }
        && one.IsReferenceType;

    // A collection that nobody can write to, in a variable that nobody can point elsewhere.
    private static bool IsFixed(ITypeSymbol type, ISymbol? symbol) =>
        (
            type.Name.StartsWith("Immutable", StringComparison.Ordinal)
            || type.Name == "FrozenDictionary"
        ) && symbol is IFieldSymbol { IsReadOnly: true } or ILocalSymbol or IParameterSymbol;
}
