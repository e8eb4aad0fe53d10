using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PieBot.Core.Languages.CSharp.Risks;

namespace PieBot.Core.Languages.CSharp.Rules.Meanings;

/// <summary>
/// Parts of a text that are appended one by one: the first is there already when the second is computed. That is another
/// text when the second looks at the builder, or appends to it itself.
/// </summary>
internal static class Appends
{
    public static IEnumerable<Meaning> Of(CodeFix fix)
    {
        if (
            fix.Rule is not ("MA0028" or "RCS1197")
            || fix
                .At.AncestorsAndSelf()
                .Concat(fix.At.DescendantNodes())
                .OfType<InvocationExpressionSyntax>()
                .FirstOrDefault(IsAppend)
                is not { } call
        )
        {
            return [];
        }

        var builder = fix.Model.GetOperation(Root(call)) is { } root
            ? Ownership.Symbol(root)
            : null;
        var isOwn = builder is ILocalSymbol local && Ownership.IsCreated(local);
        var parts = call
            .ArgumentList.Arguments.Select(argument => fix.Model.GetOperation(argument))
            .OfType<IOperation>()
            .ToList();
        var effects = parts.SelectMany(new Effects(fix.Model.Compilation).Of).ToList();
        return parts.Any(part => part.DescendantsAndSelf().Any(IsBuilder))
            || effects.Any(effect => IsWritten(effect) || (effect is Effect.Unbound && !isOwn))
                ?
                [
                    new Meaning.Changed(
                        "it appends one part before another is computed that may use the builder"
                    ),
                ]
            : effects.Any(effect => effect is Effect.Unseen) && !isOwn
                ? [new Meaning.Doubtful(Risk.ChangedEvaluation)]
            : [];

        bool IsBuilder(IOperation operation) =>
            builder is not null
            && SymbolEqualityComparer.Default.Equals(Ownership.Symbol(operation), builder);

        bool IsWritten(Effect effect) =>
            effect is Effect.Writes { Type: { Name: "StringBuilder" }, Target: var target }
            && (!isOwn || SymbolEqualityComparer.Default.Equals(target, builder));
    }

    private static bool IsAppend(InvocationExpressionSyntax call) =>
        Marks.Callee(call) is { } name
        && (name.StartsWith("Append", StringComparison.Ordinal) || name == "Insert");

    // "builder" of builder.Append(a).Append(b).
    private static ExpressionSyntax Root(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax call && CodeFix.Receiver(call) is { } receiver
            ? Root(receiver)
            : expression;
}
