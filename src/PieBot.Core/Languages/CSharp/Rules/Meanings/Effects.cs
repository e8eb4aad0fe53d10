using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PieBot.Core.Languages.CSharp.Rules.Meanings;

/// <summary>
/// Follows a piece of code into the methods of the repository it calls and lists its effects. Getters, overrides of
/// <c>ToString</c> and <c>Equals</c> outside of the repository, and sequences that are walked over are taken to have none.
/// </summary>
internal sealed class Effects(Compilation compilation)
{
    private const int Deepest = 6;

    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);

    /// <param name="piece">An operation at head; what is declared in it is its own.</param>
    public IReadOnlyList<Effect> Of(IOperation piece) => Of(piece, false, 0).ToList();

    /// <summary>Whether it is the framework's own, known to do what its documentation says.</summary>
    public static bool IsFramework(ISymbol symbol) =>
        !symbol.Locations.Any(location => location.IsInSource)
        && symbol.ContainingAssembly?.Name is { } name
        && (
            name is "System" or "mscorlib" or "netstandard"
            || name.StartsWith("System.", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        );

    /// <summary>Whether it is there for threads that work together, other than a request to stop.</summary>
    public static bool IsThreading(ISymbol symbol) =>
        symbol is not INamespaceSymbol
        && IsFramework(symbol)
        && symbol.ContainingNamespace?.ToDisplayString() is { } name
        && name.StartsWith("System.Threading", StringComparison.Ordinal)
        && (symbol as ITypeSymbol ?? symbol.ContainingType)?.Name
            is not ("CancellationToken" or "CancellationTokenSource");

    private IEnumerable<Effect> Of(IOperation piece, bool isNew, int depth) =>
        piece.DescendantsAndSelf().SelectMany(one => Single(one, new(piece.Syntax, isNew), depth));

    private IEnumerable<Effect> Single(IOperation operation, Ownership own, int depth) =>
        operation switch
        {
            IAssignmentOperation one => At(own.Written(one.Target), one),
            IIncrementOrDecrementOperation one => At(own.Written(one.Target), one),
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } one => own.Written(
                one.Value
            ),
            IEventAssignmentOperation one => [new Effect.Writes(one.Syntax, null, null)],
            IPropertyReferenceOperation { Property.GetMethod: { } getter } one => Called(
                one,
                getter,
                depth
            ),
            IObjectCreationOperation
            {
                Constructor: { IsImplicitlyDeclared: false } constructor
            } one when !IsFramework(constructor) => Followed(one, constructor, true, depth),
            IMethodReferenceOperation one when !IsFramework(one.Method) => Called(
                one,
                one.Method,
                depth
            ),
            // Another thread may write what it likes meanwhile.
            ILockOperation => [new Effect.Unseen(operation.Syntax)],
            IInvocationOperation one when IsThreading(one.TargetMethod) =>
            [
                new Effect.Unseen(one.Syntax),
            ],
            IInvocationOperation one => IsFramework(one.TargetMethod)
                ? FrameworkCalls.Effects(one, own)
                : Called(one, one.TargetMethod, depth),
            IAwaitOperation or IDynamicInvocationOperation or IFunctionPointerInvocationOperation =>
                [new Effect.Unseen(operation.Syntax)],
            IInvalidOperation => [new Effect.Unbound(operation.Syntax)],
            _ => [],
        };

    // A value is written when the whole assignment has run.
    private static IEnumerable<Effect> At(IEnumerable<Effect> effects, IOperation site) =>
        effects.Select(effect => effect with { At = site.Syntax });

    private IEnumerable<Effect> Called(IOperation site, IMethodSymbol method, int depth) =>
        IsFramework(method) ? []
        // A property of the repository's interfaces and bases is taken for one that only gives its value.
        : method is { IsAbstract: true, MethodKind: MethodKind.PropertyGet } ? []
        : IsOverridable(method) ? [new Effect.Unseen(site.Syntax)]
        : Followed(site, method, false, depth);

    private static bool IsOverridable(IMethodSymbol method) =>
        method.MethodKind == MethodKind.DelegateInvoke
        || (
            (method.IsVirtual || method.IsAbstract || method.IsOverride)
            && !method.IsSealed
            && !method.ContainingType.IsSealed
        );

    private IEnumerable<Effect> Followed(
        IOperation site,
        IMethodSymbol method,
        bool isNew,
        int depth
    )
    {
        if (!_seen.Add(method.OriginalDefinition))
        {
            return [];
        }

        var body = Body(method.OriginalDefinition);
        return body switch
        {
            null when IsAuto(method) => [],
            null => [new Effect.Unseen(site.Syntax)],
            _ when depth == Deepest => [new Effect.Unseen(site.Syntax)],
            _ => Of(body, isNew, depth + 1).Select(effect => effect with { At = site.Syntax }),
        };
    }

    private IOperation? Body(IMethodSymbol method)
    {
        var source = method.PartialImplementationPart ?? method;
        return
            source.DeclaringSyntaxReferences is [var reference]
            && compilation.ContainsSyntaxTree(reference.SyntaxTree)
            && compilation.GetSemanticModel(reference.SyntaxTree) is var model
            ? model.GetOperation(reference.GetSyntax())
            : null;
    }

    // "{ get; }", a record's property, a primary constructor.
    private static bool IsAuto(IMethodSymbol method) =>
        method.MethodKind is MethodKind.PropertyGet or MethodKind.Constructor
        && method.ContainingType.Locations.Any(location => location.IsInSource);
}
