using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Risks;
using PieBot.Core.Languages.CSharp.Rules.Meanings;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Basis;

/// <summary>A member with what its names are bound to.</summary>
/// <param name="node">Its declaration.</param>
/// <param name="model">Of its document.</param>
internal sealed class MemberCode(SyntaxNode node, SemanticModel model)
{
    private readonly Dictionary<SyntaxNode, IReadOnlyList<Effect>> _effects = [];

    public SyntaxNode Node => node;

    public SemanticModel Model => model;

    public IEnumerable<T> All<T>()
        where T : SyntaxNode => node.DescendantNodes().OfType<T>();

    public ISymbol? Symbol(SyntaxNode at) => model.GetSymbolInfo(at).Symbol;

    public ITypeSymbol? Type(ExpressionSyntax at) => model.GetTypeInfo(at).Type;

    public bool Is(SyntaxNode at, ISymbol? symbol) =>
        symbol is not null && SymbolEqualityComparer.Default.Equals(Symbol(at), symbol);

    /// <summary>The method a call runs, as declared; null when it cannot be bound.</summary>
    public IMethodSymbol? Method(InvocationExpressionSyntax call) =>
        Symbol(call) is IMethodSymbol method ? method : null;

    /// <summary>Whether a call is one of LINQ's methods of these names over objects in memory.</summary>
    public bool IsLinq(SyntaxNode? at, params ReadOnlySpan<string> names) =>
        at is InvocationExpressionSyntax call
        && Marks.Callee(call) is { } name
        && names.Contains(name)
        && IsOf(call, "System.Linq.Enumerable");

    /// <summary>Whether a call's method belongs to a type, named in full without type arguments.</summary>
    public bool IsOf(InvocationExpressionSyntax call, string type) =>
        Method(call) is { } method
        && Types.Name((method.ReducedFrom ?? method).ContainingType) == type;

    /// <summary>The names in the member that mean a symbol, in the order of the text.</summary>
    public IReadOnlyList<IdentifierNameSyntax> Uses(ISymbol symbol) =>
        node.DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == symbol.Name && Is(name, symbol))
            .ToList();

    /// <summary>The local or parameter that an expression is; null for any other.</summary>
    public ISymbol? Variable(ExpressionSyntax? at) =>
        at is IdentifierNameSyntax name
        && Symbol(name) is (ILocalSymbol or IParameterSymbol) and var symbol
            ? symbol
            : null;

    /// <summary>The effects of running a statement or computing an expression.</summary>
    public IReadOnlyList<Effect> Effects(SyntaxNode at)
    {
        if (!_effects.TryGetValue(at, out var effects))
        {
            effects = model.GetOperation(at) is { } operation
                ? new Effects(model.Compilation).Of(operation)
                : [new Effect.Unbound(at)];
            _effects.Add(at, effects);
        }

        return effects;
    }

    /// <summary>Whether to compute it has no effects.</summary>
    public bool IsPure(ExpressionSyntax at) => Effects(at).Count == 0 && !Impure(at);

    /// <summary>A name for a local that nothing in the member has.</summary>
    public string Fresh(string wanted) => Fresh(wanted, node);

    /// <summary>A name for a field that nothing in the type has.</summary>
    public string FreshField(string wanted) =>
        Fresh(wanted, node.FirstAncestorOrSelf<TypeDeclarationSyntax>()!);

    private string Fresh(string wanted, SyntaxNode scope)
    {
        var taken = scope
            .DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.ValueText)
            .ToHashSet(StringComparer.Ordinal);
        return Enumerable
            .Range(1, int.MaxValue)
            .Select(number => number == 1 ? wanted : $"{wanted}{number}")
            .First(name =>
                !taken.Contains(name)
                && model
                    .LookupSymbols(node.SpanStart, name: name)
                    .All(one => scope == node && one is not IParameterSymbol)
                && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None
            );
    }

    /// <summary>How a type is written here.</summary>
    public string Written(ITypeSymbol type, SyntaxNode at) =>
        type.ToMinimalDisplayString(model, at.SpanStart);

    // What gives another value each time, or may wait.
    private static bool Impure(ExpressionSyntax at) =>
        at.DescendantNodesAndSelf()
            .Any(one =>
                one
                    is AwaitExpressionSyntax
                        or ThrowExpressionSyntax
                        or StackAllocArrayCreationExpressionSyntax
            );
}
