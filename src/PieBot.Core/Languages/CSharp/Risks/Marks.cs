using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Risks;

/// <summary>Single nodes that stand for something a reviewer cares about; risks count them.</summary>
internal static class Marks
{
    private static readonly HashSet<string> LockCalls = new(StringComparer.Ordinal)
    {
        "EnterScope",
        "EnterReadLock",
        "EnterWriteLock",
        "EnterUpgradeableReadLock",
        "MemoryBarrier",
    };

    /// <summary>A throw of something new, or a call of a method that throws if something is not as it must be.</summary>
    public static bool IsCheck(SyntaxNode node) =>
        node
            is ThrowStatementSyntax { Expression: not null }
                or ThrowExpressionSyntax
                or CheckedStatementSyntax { RawKind: (int)SyntaxKind.CheckedStatement }
                or CheckedExpressionSyntax { RawKind: (int)SyntaxKind.CheckedExpression }
        || (
            Callee(node) is { } name
            && (
                name.StartsWith("ThrowIf", StringComparison.Ordinal)
                || Receiver(node) is "Guard" or "Ensure" or "Requires" or "Contract" or "Throw"
            )
        );

    public static bool IsGuardedByLock(SyntaxNode node) =>
        IsLock(node)
        || (
            node is GenericNameSyntax generic
            && generic.Identifier.ValueText.StartsWith("Concurrent", StringComparison.Ordinal)
        );

    public static bool IsLock(SyntaxNode node) =>
        node is LockStatementSyntax
        || (
            Callee(node) is { } name
            && (
                LockCalls.Contains(name)
                || Receiver(node) is "Interlocked" or "Volatile"
                || (Receiver(node) == "Monitor" && name is "Enter" or "TryEnter")
                || (name is "Wait" or "WaitAsync" && IsSemaphore(Receiver(node)))
            )
        );

    public static bool IsDispose(SyntaxNode node) =>
        node is UsingStatementSyntax
        || (node is LocalDeclarationStatementSyntax local && !local.UsingKeyword.IsKind(default))
        || Callee(node) is "Dispose" or "DisposeAsync" or "Close";

    public static bool IsWait(SyntaxNode node) =>
        (Callee(node) == "Sleep" && Receiver(node) == "Thread")
        || (Callee(node) == "Delay" && Receiver(node) == "Task")
        || (Callee(node) is "Flush" or "FlushAsync");

    /// <summary>A catch that ends an exception's way: no throw in it.</summary>
    public static bool IsSwallow(SyntaxNode node) =>
        node is CatchClauseSyntax clause
        && !clause
            .Block.DescendantNodes()
            .Any(inner => inner is ThrowStatementSyntax or ThrowExpressionSyntax);

    public static bool IsConcurrent(SyntaxNode node) =>
        Callee(node) is "AsParallel" or "WhenAll"
        || (Receiver(node) == "Parallel" && Callee(node) is not null)
        || (Receiver(node) == "Task" && Callee(node) == "Run");

    /// <summary>The name of the method a call names; null for any other node.</summary>
    public static string? Callee(SyntaxNode node) =>
        node is InvocationExpressionSyntax call
            ? call.Expression switch
            {
                MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
                MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
                SimpleNameSyntax name => name.Identifier.ValueText,
                _ => null,
            }
            : null;

    /// <summary>The last name before the dot of a call.</summary>
    public static string? Receiver(SyntaxNode node) =>
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }
            ? access.Expression switch
            {
                MemberAccessExpressionSyntax inner => inner.Name.Identifier.ValueText,
                SimpleNameSyntax name => name.Identifier.ValueText,
                PredefinedTypeSyntax type => type.Keyword.ValueText,
                _ => null,
            }
            : null;

    // By its name: there are no types here. A task or a process may be waited for as well.
    private static bool IsSemaphore(string? receiver) =>
        receiver is not null
        && (
            receiver.Contains("semaphore", StringComparison.OrdinalIgnoreCase)
            || receiver.Contains("mutex", StringComparison.OrdinalIgnoreCase)
            || receiver.Contains("lock", StringComparison.OrdinalIgnoreCase)
            || receiver.Contains("gate", StringComparison.OrdinalIgnoreCase)
        );
}
