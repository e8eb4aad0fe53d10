using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Rules.Meanings;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Basis;

/// <summary>Whether code runs alone: what it does not change itself stays as it is.</summary>
internal static class Quiet
{
    /// <summary>Whether it takes no lock and never waits: who waits or locks shares what it reads with another thread.</summary>
    public static bool Is(MemberCode code, SyntaxNode region) =>
        !region
            .DescendantNodesAndSelf()
            .Any(node =>
                node switch
                {
                    LockStatementSyntax or AwaitExpressionSyntax => true,
                    CommonForEachStatementSyntax loop => loop.AwaitKeyword.RawKind != 0,
                    LocalDeclarationStatementSyntax one => one.AwaitKeyword.RawKind != 0,
                    UsingStatementSyntax one => one.AwaitKeyword.RawKind != 0,
                    SimpleNameSyntax name => code.Symbol(name) is { } symbol
                        && (
                            Effects.IsThreading(symbol)
                            || symbol is IFieldSymbol { IsVolatile: true }
                        ),
                    _ => false,
                }
            );

    /// <summary>Whether it walks over a sequence whose code cannot be seen, and which may change what it likes at each step.</summary>
    public static bool WalksUnseen(MemberCode code, SyntaxNode region) =>
        region
            .DescendantNodesAndSelf()
            .Any(node =>
                node switch
                {
                    CommonForEachStatementSyntax loop => !IsPlain(code, loop.Expression),
                    SpreadElementSyntax spread => !IsPlain(code, spread.Expression),
                    BaseObjectCreationExpressionSyntax { ArgumentList: { } list } => !ArePlain(
                        code,
                        list
                    ),
                    InvocationExpressionSyntax call => code.Method(call) is { } method
                        && Effects.IsFramework(method)
                        && !(ArePlain(code, call.ArgumentList) && HasPlainReceiver(code, call)),
                    _ => false,
                }
            );

    private static bool ArePlain(MemberCode code, ArgumentListSyntax list) =>
        list.Arguments.All(one => IsPlain(code, one.Expression));

    private static bool HasPlainReceiver(MemberCode code, InvocationExpressionSyntax call) =>
        !code.IsOf(call, "System.Linq.Enumerable")
        || CodeFix.Receiver(call) is not { } receiver
        || IsPlain(code, receiver);

    // What knows how many it holds has them by then.
    private static readonly HashSet<string> Counted = new(StringComparer.Ordinal)
    {
        "System.Collections.Generic.ICollection",
        "System.Collections.Generic.IList",
        "System.Collections.Generic.ISet",
        "System.Collections.Generic.IDictionary",
        "System.Collections.Generic.IReadOnlyCollection",
        "System.Collections.Generic.IReadOnlyList",
        "System.Collections.Generic.IReadOnlySet",
        "System.Collections.Generic.IReadOnlyDictionary",
        "System.Linq.IGrouping",
        "System.Linq.ILookup",
    };

    // A collection of the framework, or a query over such.
    private static bool IsPlain(MemberCode code, ExpressionSyntax source) =>
        code.Type(source) is not { } type
        || !Types.IsCollection(type)
        || type is IArrayTypeSymbol
        || (IsFramework(type) && type.TypeKind is TypeKind.Class or TypeKind.Struct)
        || Counted.Contains(Types.Name(type))
        || source switch
        {
            ParenthesizedExpressionSyntax one => IsPlain(code, one.Expression),
            CollectionExpressionSyntax => true,
            InvocationExpressionSyntax call => code.Method(call) is { } method
                && Effects.IsFramework(method)
                && IsFramework(method.ContainingType)
                && (CodeFix.Receiver(call) is not { } receiver || IsPlain(code, receiver))
                && ArePlain(code, call.ArgumentList),
            IdentifierNameSyntax => code.Symbol(source) is ILocalSymbol local
                && Owned.Value(local) is { } value
                && Writes.Never(code, local)
                && code.IsPure(value)
                && IsPlain(code, value),
            _ => false,
        };

    private static bool IsFramework(ITypeSymbol type) =>
        Effects.IsFramework(type)
        && type.ContainingNamespace?.ToDisplayString() is { } name
        && name != "System.Collections.Concurrent"
        && !Effects.IsThreading(type);
}
