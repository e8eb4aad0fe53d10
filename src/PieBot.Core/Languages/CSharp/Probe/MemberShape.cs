using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Probe;

/// <summary>What instrumentation must know of a member.</summary>
internal static class MemberShape
{
    // What is done when somebody asks for it. Delegates and lazy classes of other files show themselves at run time.
    private static readonly HashSet<string> Lazy = new(StringComparer.Ordinal)
    {
        "Action",
        "AsyncCallback",
        "Comparison",
        "Converter",
        "Delegate",
        "Expression",
        "Func",
        "IAsyncEnumerable",
        "IAsyncEnumerator",
        "IEnumerable",
        "IEnumerator",
        "IObservable",
        "IOrderedEnumerable",
        "IOrderedQueryable",
        "IQueryable",
        "LambdaExpression",
        "Lazy",
        "MulticastDelegate",
        "OrderedParallelQuery",
        "ParallelQuery",
        "Predicate",
        "Task",
        "ValueTask",
    };

    public static (BlockSyntax? Block, ArrowExpressionClauseSyntax? Arrow) Body(SyntaxNode node) =>
        node switch
        {
            BaseMethodDeclarationSyntax one => (one.Body, one.ExpressionBody),
            AccessorDeclarationSyntax one => (one.Body, one.ExpressionBody),
            PropertyDeclarationSyntax one => (null, one.ExpressionBody),
            IndexerDeclarationSyntax one => (null, one.ExpressionBody),
            _ => (null, null),
        };

    public static bool ReturnsNothing(SyntaxNode node) =>
        node switch
        {
            ConstructorDeclarationSyntax or DestructorDeclarationSyntax => true,
            AccessorDeclarationSyntax one => !one.Keyword.IsKind(SyntaxKind.GetKeyword),
            MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax type } =>
                type.Keyword.IsKind(SyntaxKind.VoidKeyword),
            // a += b and a++ of C# 14, which change their object.
            OperatorDeclarationSyntax { ReturnType: PredefinedTypeSyntax type } =>
                type.Keyword.IsKind(SyntaxKind.VoidKeyword),
            // An async method of type Task returns nothing either.
            MethodDeclarationSyntax one => one.Modifiers.Any(SyntaxKind.AsyncKeyword)
                && one.ReturnType
                    is not GenericNameSyntax
                        and not QualifiedNameSyntax { Right: GenericNameSyntax },
            _ => false,
        };

    public static bool IsAsync(SyntaxNode node) =>
        node is MethodDeclarationSyntax one && one.Modifiers.Any(SyntaxKind.AsyncKeyword);

    public static bool IsIterator(SyntaxNode node) =>
        node.DescendantNodes(child =>
                child is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)
            )
            .OfType<YieldStatementSyntax>()
            .Any();

    /// <summary>
    /// Whether work of the member is done outside of its body, as far as its declaration tells: it is async or an iterator,
    /// or what it gives (its result, or an <c>out</c> parameter) holds a task, a delegate, a lazy sequence or the like.
    /// </summary>
    public static bool WorksLater(SyntaxNode node) =>
        IsAsync(node)
        || IsIterator(node)
        || Given(node).Any(type => type.DescendantNodesAndSelf().Any(part => IsLazy(part, node)));

    /// <summary>The type of the result; null of constructors and the like.</summary>
    public static TypeSyntax? ReturnType(SyntaxNode node) =>
        node switch
        {
            MethodDeclarationSyntax one => one.ReturnType,
            OperatorDeclarationSyntax one => one.ReturnType,
            ConversionOperatorDeclarationSyntax one => one.Type,
            BasePropertyDeclarationSyntax one => one.Type,
            AccessorDeclarationSyntax { Parent.Parent: BasePropertyDeclarationSyntax one } =>
                one.Type,
            _ => null,
        };

    /// <summary>Of a method, an indexer or an indexer's accessor.</summary>
    public static IEnumerable<ParameterSyntax> Parameters(SyntaxNode node) =>
        node switch
        {
            BaseMethodDeclarationSyntax one => one.ParameterList.Parameters,
            IndexerDeclarationSyntax one => one.ParameterList.Parameters,
            AccessorDeclarationSyntax { Parent.Parent: IndexerDeclarationSyntax one } =>
                one.ParameterList.Parameters,
            _ => [],
        };

    private static IEnumerable<TypeSyntax> Given(SyntaxNode node) =>
        Parameters(node)
            .Where(one =>
                one.Modifiers.Any(SyntaxKind.OutKeyword) || one.Modifiers.Any(SyntaxKind.RefKeyword)
            )
            .Select(one => one.Type)
            .Append(ReturnsNothing(node) ? null : ReturnType(node))
            .OfType<TypeSyntax>();

    private static bool IsLazy(SyntaxNode part, SyntaxNode node) =>
        part is SimpleNameSyntax name
        && (
            Lazy.Contains(name.Identifier.ValueText)
            || name.Identifier.ValueText.EndsWith("EventHandler", StringComparison.Ordinal)
            || node.SyntaxTree.GetRoot()
                .DescendantNodes()
                .OfType<DelegateDeclarationSyntax>()
                .Any(one => one.Identifier.ValueText == name.Identifier.ValueText)
        );

    /// <summary>
    /// The changes that make "=> expression;" a block "{ opening expression closing }", in an accessor of its own for a
    /// property. The semicolon goes: <paramref name="closing"/> brings its own.
    /// </summary>
    public static List<(int Start, int Length, string Text)> ToBlock(
        SyntaxNode node,
        ArrowExpressionClauseSyntax arrow,
        string opening,
        string closing
    )
    {
        var (open, close) = node is PropertyDeclarationSyntax or IndexerDeclarationSyntax
            ? ("{ get { ", " } }")
            : ("{ ", " }");
        var semicolon = node.GetLastToken();
        return
        [
            (arrow.ArrowToken.SpanStart, arrow.ArrowToken.Span.Length, open + opening),
            (semicolon.SpanStart, semicolon.Span.Length, closing + close),
        ];
    }
}
