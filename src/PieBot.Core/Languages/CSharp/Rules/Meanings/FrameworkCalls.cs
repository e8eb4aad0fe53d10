using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PieBot.Core.Languages.CSharp.Rules.Meanings;

/// <summary>What calls of the framework's methods write to: by what they return and how they are named.</summary>
internal static class FrameworkCalls
{
    // Those that give a value and change their receiver all the same.
    private static readonly HashSet<string> Changing = new(StringComparer.Ordinal)
    {
        "Add",
        "AddOrUpdate",
        "Dequeue",
        "ExceptWith",
        "GetOrAdd",
        "Insert",
        "MoveNext",
        "Next",
        "NextDouble",
        "NextInt64",
        "Pop",
        "Push",
        "Remove",
        "RemoveAll",
        "RemoveWhere",
        "Replace",
        "SetItem",
        "Take",
        "TryAdd",
        "TryDequeue",
        "TryPop",
        "TryRemove",
        "TryTake",
        "TryUpdate",
        "UnionWith",
    };

    private static readonly string[] ChangingStarts = ["Append", "Read", "Write"];

    public static IEnumerable<Effect> Effects(IInvocationOperation call, Ownership own)
    {
        var method = call.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke || call.Arguments.Any(IsUnseenDelegate))
        {
            return [new Effect.Unseen(call.Syntax)];
        }

        if (call.Instance is { } receiver)
        {
            return IsChanging(method) && IsChangeable(receiver.Type) ? own.Mutated(receiver) : [];
        }

        // A static method that gives nothing back does something: it writes to what it is given, or to the world.
        return method.ReturnsVoid && !IsCheck(method)
            ?
            [
                new Effect.Writes(call.Syntax, null, null),
                .. call
                    .Arguments.Where(argument => argument.Value.Type is { IsReferenceType: true })
                    .SelectMany(argument => own.Mutated(argument.Value)),
            ]
            : call
                .Arguments.Where(argument =>
                    IsChangeable(argument.Parameter?.Type) && !IsLinq(method)
                )
                .SelectMany(argument => own.Mutated(argument.Value));
    }

    private static bool IsChanging(IMethodSymbol method) =>
        (method.ReturnsVoid && !method.Name.StartsWith("CopyTo", StringComparison.Ordinal))
        || Changing.Contains(method.Name)
        || ChangingStarts.Any(start => method.Name.StartsWith(start, StringComparison.Ordinal));

    // Classes of the framework that hold things; text, immutable collections and small values change nothing.
    private static bool IsChangeable(ITypeSymbol? type) =>
        type is { IsReferenceType: true, SpecialType: not SpecialType.System_String }
        && type.TypeKind is TypeKind.Class or TypeKind.Interface
        && !type.Name.StartsWith("Immutable", StringComparison.Ordinal)
        && !type.Name.StartsWith("IReadOnly", StringComparison.Ordinal)
        && type.Name
            is not (
                "IEnumerable"
                or "Object"
                or "IFormatProvider"
                or "IEqualityComparer"
                or "IComparer"
                or "Type"
                or "CultureInfo"
                or "Regex"
                or "Encoding"
                or "StringComparer"
                or "Delegate"
            );

    private static bool IsLinq(IMethodSymbol method) =>
        method.ContainingType.Name is "Enumerable" or "Math" or "Convert" or "String";

    private static bool IsCheck(IMethodSymbol method) =>
        method.Name.StartsWith("ThrowIf", StringComparison.Ordinal);

    // Lambdas are looked into where they stand; a delegate in a variable cannot be.
    private static bool IsUnseenDelegate(IArgumentOperation argument)
    {
        var value = argument.Value;
        while (value is IConversionOperation { Operand: var operand })
        {
            value = operand;
        }

        return value.Type?.TypeKind == TypeKind.Delegate
            && value
                is not (
                    IDelegateCreationOperation
                    or IAnonymousFunctionOperation
                    or IDefaultValueOperation
                )
            && value.ConstantValue is not { HasValue: true };
    }
}
