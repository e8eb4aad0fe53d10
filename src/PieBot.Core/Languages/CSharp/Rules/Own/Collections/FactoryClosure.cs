using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Risks;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Collections;

/// <summary><c>map.GetOrAdd(key, k => Make(k, other))</c>, where the lambda holds one variable that keeps its value.</summary>
internal sealed class FactoryClosure : OwnRule
{
    public override string Id => "factory-closure";

    public override string Title => "Pass the value to a static lambda";

    public override string Reason =>
        "A lambda that captures nothing is allocated once; one that captures is allocated at each call, even when the key is there.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        foreach (var call in code.All<InvocationExpressionSyntax>())
        {
            if (
                Marks.Callee(call) == "GetOrAdd"
                && code.IsOf(call, "System.Collections.Concurrent.ConcurrentDictionary")
                && call.ArgumentList.Arguments
                    is [
                        { Expression: var key },
                        {
                            Expression: SimpleLambdaExpressionSyntax
                            {
                                Modifiers.Count: 0,
                                ExpressionBody: { } body
                            } lambda
                        },
                    ]
                && Captured(code, lambda, body) is { } captured
                && Writes.Never(code, captured)
            )
            {
                var names = body.DescendantNodesAndSelf()
                    .OfType<IdentifierNameSyntax>()
                    .Where(name => code.Is(name, captured));
                var own = lambda.Parameter.Identifier.ValueText;
                yield return code.Is(key, captured) && own != "_"
                    ? new([
                        new(new(lambda.SpanStart, 0), "static "),
                        .. names.Select(name => Lines.Replace(name, own)),
                    ])
                    : new([
                        Lines.Replace(lambda.Parameter, $"static ({own}, {captured.Name})"),
                        new(new(lambda.Span.End, 0), $", {captured.Name}"),
                    ]);
            }
        }
    }

    // The only variable from outside; null when there is none, more than one, or the object itself.
    private static ISymbol? Captured(
        MemberCode code,
        SimpleLambdaExpressionSyntax lambda,
        ExpressionSyntax body
    )
    {
        var flow = code.Model.AnalyzeDataFlow(body);
        return
            flow is { Succeeded: true }
            && flow
                .ReadInside.Where(symbol =>
                    !flow.VariablesDeclared.Contains(symbol)
                    && !SymbolEqualityComparer.Default.Equals(
                        symbol,
                        code.Model.GetDeclaredSymbol(lambda.Parameter)
                    )
                )
                .ToList()
                is [var only]
            && only is ILocalSymbol or IParameterSymbol { IsThis: false }
            ? only
            : null;
    }
}
